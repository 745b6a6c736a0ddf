using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Seeds;
using Nser.PushScheduler.Tests.Hosting;
using Nser.Standards;

namespace Nser.PushScheduler.Tests.StatusPage.Machine;

/// <summary>The page of a real worker over SQLite that pushes a dropped file to a sandbox, which holds other content for one of its records; the worker is killed meanwhile.</summary>
[Collection(nameof(Chromium)), Trait("Needs", "Machine")]
public sealed class WorkerRestartTests(Chromium chromium) : IDisposable
{
    private const string Conflict = "NSER-OUTBOX-CONFLICT";
    private const string Announced = "Status page: ";
    private const string Feed = """{ "Name": "enrollments", "Standard": "ProgrammeEnrollment", "Source": { "Folder": { "Path": "drop", "QuietTime": "00:00:00" } }, "Schedule": { "Cron": "0/2 * * * * ?" } }""";
    private static readonly NserApiVersion Version = NserApiVersion.Known[^1];
    private readonly WorkerFolder folder = new();

    [Fact]
    public async Task The_page_shows_what_is_rejected_outlives_a_kill_and_replays_what_is_parked()
    {
        // A collector that takes the call and never answers must not matter to any of this.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        await using (var other = sandbox.CreateClient())
        {
            var before = SyntheticPeople.Enrollments(1, 1, Version)[0] with { FullName = "Someone Else" };
            Assert.Equal(1, (await other.Enrollments.PushAsync([before])).Accepted);
        }

        folder.Configure(Feed, sandbox, $$"""  "Telemetry": { "OtlpEndpoint": "http://{{silent.LocalEndpoint}}" },""");
        await DropAsync();
        await using var first = await StartAsync(new("http://127.0.0.1:0"));
        var page = PageOf(first);
        await using var window = await chromium.OpenAsync(page);

        await window.Page.GotoAsync("/rejected");
        await window.ReloadUntilAsync("NSER-ID-02");
        await window.Page.GotoAsync("/attention");
        await window.ReloadUntilAsync(Conflict);
        await window.Page.ClickAsync($"[aria-label='Replay Parked {Conflict} of enrollments']");
        Assert.Contains("1 record parked with the code", await window.TextAsync(), StringComparison.Ordinal);

        await first.KillAsync();
        await using var second = await StartAsync(page, ("PUSH_Outbox__Conflicts", "Replace"));
        // The form that was open before the kill.
        await window.Page.ClickAsync("main button");
        await window.ShowsAsync("Parked and in doubt");
        Assert.Contains("1 record put back in line.", await window.TextAsync(), StringComparison.Ordinal);
        await window.Page.GotoAsync("/");
        await window.ReloadUntilAsync("1 accepted");

        Assert.Contains("1 rejected", await window.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Ledger.Count);
        Assert.True(silent.Pending(), "the export tried the collector");
        Assert.Empty(window.Complaints);
    }

    public void Dispose() => folder.Dispose();

    private async Task<WorkerProcess> StartAsync(Uri address, params (string Name, string Value)[] more)
    {
        var environment = more.ToDictionary(one => one.Name, one => one.Value);
        environment["PUSH_StatusPage__Address"] = address.ToString();
        // Spans go to the collector at once, in milliseconds.
        environment["OTEL_BSP_SCHEDULE_DELAY"] = "100";
        var worker = WorkerProcess.Start(folder, environment);
        await worker.UntilSaidAsync(Announced);
        return worker;
    }

    private static Uri PageOf(WorkerProcess worker) => new(worker.Said.Split('\n').First(line => line.StartsWith(Announced, StringComparison.Ordinal))[Announced.Length..].Trim());

    // One sound record, and one whose CNIC went through a spreadsheet.
    private async Task DropAsync()
    {
        var lines = SyntheticPeople.EnrollmentLines(2, 1, Version);
        var spoilt = JsonNode.Parse(lines[1])!;
        spoilt["cnic"] = "9.99991E+12";
        Directory.CreateDirectory(folder.In("drop"));
        await File.WriteAllTextAsync(folder.In("drop/people.ndjson"), $"{lines[0]}\n{spoilt.ToJsonString()}\n");
    }
}
