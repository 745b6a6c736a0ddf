using System.Globalization;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>Nothing is written but in the folder that the run began in, and nothing there but what the codes name.</summary>
public sealed class UnsafeTargetRunTests
{
    private static readonly string[] Hidden = [".nser-bulk.lock", ".PK60101.state", ".PK61701.state", ".PK61702.state"];

    public static TheoryData<string> Versions => BulkRunTests.Versions;

    [Theory]
    [InlineData("1.0", "../../etc/passwd")]
    [InlineData("2.0", "../../etc/passwd")]
    [InlineData("2.0", "/etc/cron.d/x")]
    [InlineData("2.0", "..\\..\\x")]
    [InlineData("2.0", "PK61701.ndjson")]
    [InlineData("2.0", "manifest.json")]
    public async Task Names_that_the_registry_sends_reach_no_path(string version, string name)
    {
        await using var stage = await BulkStage.StartAsync(version);
        var rows = stage.Sandbox.Faults.InTehsil("PK61702").HostileRows(name, times: 100);
        var fileName = stage.Sandbox.Faults.HostileFileName(name, times: 100);

        var report = await stage.RunAsync();

        Assert.True(rows.Fired > 0);
        Assert.True(fileName.Fired > 1);
        Assert.Equal(["PK60101.ndjson", "PK61701.ndjson", "PK61702.ndjson", "manifest.json"], stage.Visible());
        Assert.Subset(Hidden.ToHashSet(), Directory.EnumerateFileSystemEntries(stage.Folder).Select(path => Path.GetFileName(path)).Where(entry => entry.StartsWith('.')).ToHashSet());
        Assert.Equal([stage.Folder], Directory.EnumerateFileSystemEntries(stage.Above));
        Assert.Equal(3, report.Completed);
        stage.Sandbox.Faults.Clear();
        await stage.RunAsync(options: stage.Options() with { Refresh = BulkRefresh.Always });
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_folder_that_becomes_a_link_during_the_run_stops_it_and_the_links_target_gets_nothing(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 20_000);
        var elsewhere = Directory.CreateDirectory(Path.Combine(stage.Above, "elsewhere")).FullName;
        var moved = stage.Folder + ".moved";
        var swap = new Once(progress => progress.RowsFetched > 500, () =>
        {
            Directory.Move(stage.Folder, moved);
            Directory.CreateSymbolicLink(stage.Folder, elsewhere);
        });

        var report = await stage.RunAsync(options: stage.Options() with { Progress = swap });

        Assert.True(swap.IsDone);
        Assert.Equal((BulkFailureReason.Target, BulkFileFault.UnsafeTarget, 5), (report.StoppedBy, report.Fault, report.ExitCode));
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        Directory.Delete(stage.Folder);
        Directory.Move(moved, stage.Folder);
        Assert.True((await stage.RunAsync()).IsComplete);
        await stage.AssertCompleteAsync();
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_folder_that_is_deleted_during_the_run_stops_it_and_is_not_made_again_behind_the_callers_back(string version)
    {
        await using var stage = await BulkStage.StartAsync(version, households: 20_000);
        var delete = new Once(progress => progress.RowsFetched > 500, () => Directory.Delete(stage.Folder, recursive: true));

        // One worker, which is the one that deletes: another could make a file meanwhile, and a folder with a file in it stays.
        var report = await stage.RunAsync(options: stage.Options() with { Progress = delete, MaxParallelism = 1 });

        Assert.True(delete.IsDone);
        Assert.Equal((BulkFailureReason.Target, 5, false), (report.StoppedBy, report.ExitCode, Directory.Exists(stage.Folder)));
        Assert.True((await stage.RunAsync()).IsComplete);
        await stage.AssertCompleteAsync();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_before_anything_is_asked()
    {
        await using var stage = await BulkStage.StartAsync();
        var file = Path.Combine(stage.Above, "file");
        await File.WriteAllTextAsync(file, "");

        await Assert.ThrowsAsync<BulkFileException>(() => stage.RunAsync(options: stage.Options() with { Folder = Path.Combine(file, "target") }));

        Assert.Empty(stage.Sandbox.Requests);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(stage.Above));
    }

    /// <summary>No disk has room for what this registry announces.</summary>
    [Fact]
    public async Task Too_little_room_stops_the_run_before_the_rows_are_read()
    {
        var above = Directory.CreateTempSubdirectory("nser-bulk-room-");
        try
        {
            var digest = Convert.ToBase64String(new byte[32]);
            await using var stub = new QueryStub("2.0", "Power", (_, _) => RawReply.Text(string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 200 OK\r\nNser-Environment: staging\r\nContent-Type: application/x-ndjson\r\nContent-Length: {long.MaxValue}\r\nETag: \"one\"\r\nRepr-Digest: sha-256=:{digest}:\r\nNser-Row-Count: 9\r\nNser-Rows-Returned: 9\r\n\r\n")));

            var report = await stub.Client.BulkDownload.RunAsync(stub.Client.BulkDownload.Plan(new() { Tehsils = ["PK61701", "PK61702"] }), new() { Folder = Path.Combine(above.FullName, "target"), MaxParallelism = 1 });

            Assert.Equal((1, BulkFailureReason.Target, BulkFileFault.DiskFull, 5), (stub.Asked, report.StoppedBy, report.Fault, report.ExitCode));
            Assert.Equal((1, 1), (report.Failed, report.NotReached));
        }
        finally
        {
            above.Delete(recursive: true);
        }
    }
}
