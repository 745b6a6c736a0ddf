using Nser.Client.Sandbox;
using Nser.PushScheduler.Tests.Sources;

namespace Nser.PushScheduler.Tests.Hosting;

/// <summary>A worker that is killed, and one that is asked to stop.</summary>
[Trait("Needs", "Machine")]
public sealed class DeathTests : IDisposable
{
    private readonly WorkerFolder folder = new();

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_an_extraction_leaves_nothing_and_the_next_reads_the_slot_anew()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        var rows = OneShotTests.SampleRows();
        using var source = new ScriptedEndpoint(ScriptedEndpoint.Stalled(rows[10..40]), ScriptedEndpoint.Whole(rows[20..44]));
        folder.Configure(
            $$"""{ "Name": "f", "Standard": "AssetDelivery", "Source": { "Endpoint": { "Url": "{{source.Url}}" } }, "Schedule": { "Every": "Month" } }""",
            sandbox, slots: ", \"ChunkSize\": 5, \"Lease\": \"00:00:03\"");
        await using (var dies = WorkerProcess.Start(folder, null, "--slot", "f", "2026-01-01T00:00:00Z"))
        {
            await dies.UntilAsync(() => folder.Staged() >= 25);
            await dies.KillAsync();
        }

        Assert.Equal(["2026-01-01 00:00:00 Running 1"], folder.Ledger());
        Assert.Equal(0, sandbox.Ledger.Count);
        await using var next = WorkerProcess.Start(folder, null, "--once");

        Assert.Equal(0, await next.EndAsync());
        Assert.Equal(["2026-01-01 00:00:00 Done 2"], folder.Ledger());
        Assert.Equal(OneShotTests.IdsOf(rows[20..44]), sandbox.Ledger.Records.Select(record => record.Key.RecordId).Order(StringComparer.Ordinal));
        Assert.Equal(1, sandbox.Ledger.MostApplications);
    }

    [Fact]
    public async Task A_worker_asked_to_stop_in_the_middle_of_an_extraction_gives_the_slot_back_and_exits_with_0()
    {
        using var source = new ScriptedEndpoint(ScriptedEndpoint.Stalled(OneShotTests.SampleRows()[..40]));
        folder.Configure(
            $$"""{ "Name": "f", "Standard": "AssetDelivery", "Source": { "Endpoint": { "Url": "{{source.Url}}" } }, "Schedule": { "Cron": "* * * * * ?" }, "Overlap": "Skip" }""",
            slots: ", \"ChunkSize\": 5");
        await using var worker = WorkerProcess.Start(folder);
        await worker.UntilAsync(() => folder.Staged() >= 35);

        Assert.Equal(0, await worker.StopAsync());

        Assert.Equal(0, folder.Staged());
        Assert.EndsWith("Due 1", folder.Ledger()[0], StringComparison.Ordinal);
        Assert.Contains("Stopped.", worker.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--once", "--bogus")]
    [InlineData("--slot", "nobody", "now")]
    public async Task What_cannot_be_done_ends_the_process_with_1(params string[] arguments)
    {
        folder.Configure("""{ "Name": "f", "Standard": "AssetDelivery", "Source": { "Folder": { "Path": "drop" } }, "Schedule": { "Every": "Month" } }""");
        await using var worker = WorkerProcess.Start(folder, null, arguments);

        Assert.Equal(1, await worker.EndAsync());
    }

    public void Dispose() => folder.Dispose();
}
