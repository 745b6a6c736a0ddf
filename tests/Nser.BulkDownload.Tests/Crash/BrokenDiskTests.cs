using Nser.BulkDownload.Tests.Running;

namespace Nser.BulkDownload.Tests.Crash;

/// <summary>The disk fails, is full, or may not be written, in a whole run. Needs strace.</summary>
[Trait("Needs", "Machine")]
public sealed class BrokenDiskTests
{
    private static readonly string[] Tehsils = ["PK61701", "PK61702"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_flush_that_fails_ends_the_run_with_5_and_its_file_gets_no_name(int point)
    {
        await using var site = await Site.StartAsync(800, Tehsils);
        var folder = site.PathOf("target");
        var strace = Strace.OnParts(folder, Tehsils, $"fsync:error=EIO:when={point}");

        await using var run = await RunAsync(site, folder, strace);

        Assert.Equal(1, strace.Injected);
        AssertTargetFailed(run, "input/output error");
        // Two flushes a file: one commit, and the end.
        Assert.Equal(Tehsils[..((point - 1) / 2)].Select(tehsil => $"{tehsil}.ndjson"), Downloaded.Visible(folder).Where(name => name != "manifest.json"));
        await AssertNextRunCompletesAsync(site, folder);
    }

    [Theory]
    [InlineData("ENOSPC", "No space is left", "diskFull")]
    [InlineData("EDQUOT", "The disk quota of this account", "quotaExceeded")]
    public async Task A_write_that_finds_no_room_ends_the_run_with_5_and_the_next_run_goes_on(string error, string says, string fault)
    {
        await using var site = await Site.StartAsync(3_000, Tehsils);
        var folder = site.PathOf("target");
        var strace = Strace.OnParts(folder, Tehsils, $"pwrite64:error={error}:when=3+");

        await using var run = await RunAsync(site, folder, strace);

        Assert.True(strace.Injected > 0);
        AssertTargetFailed(run, says);
        Assert.Equal(fault, (string?)run.Lines()[^1]["fault"]);
        Assert.DoesNotContain(Downloaded.Visible(folder), name => name != "manifest.json");
        Assert.Equal((1, 1), Downloaded.UnderWay(folder));
        var results = await AssertNextRunCompletesAsync(site, folder);
        Assert.InRange(results[0].RowsFetched, 1, results[0].Rows - 1);
    }

    /// <summary>A real small disk, where the account may mount one; elsewhere the tests above are all that can be shown, and the fault is made at another place.</summary>
    [Fact]
    public async Task A_disk_that_runs_full_ends_the_run_with_5_and_with_more_room_the_next_run_goes_on()
    {
        await using var site = await Site.StartAsync(3_000, Tehsils);
        await using var disk = await SmallDisk.MountAsync(site.PathOf("disk"), "600k");
        var folder = Path.Combine(disk.Path, "target");

        await using var run = disk.IsMounted ? await SampleRun.RunAsync(site.Arguments(folder)) : await RunAsync(site, folder, Strace.OnParts(folder, Tehsils, "pwrite64:error=ENOSPC:when=6+"));

        AssertTargetFailed(run, "free space");
        Assert.Equal("diskFull", (string?)run.Lines()[^1]["fault"]);
        Assert.True(Downloaded.UnderWay(folder).Committed + Downloaded.Visible(folder).Count(name => name != "manifest.json") > 0);
        await disk.RemountAsync("size=16m");
        var results = await AssertNextRunCompletesAsync(site, folder);
        Assert.True(results.Sum(result => result.RowsFetched) < results.Sum(result => result.Rows), "The next run fetched everything anew.");
    }

    [Fact]
    public async Task A_disk_mounted_read_only_is_told_as_such_before_anything_is_sent()
    {
        await using var site = await Site.StartAsync(800, Tehsils);
        await using var disk = await SmallDisk.MountAsync(site.PathOf("disk"), "600k");
        var folder = Path.Combine(disk.Path, "target");
        await disk.RemountAsync("ro");

        await using var run = disk.IsMounted ? await SampleRun.RunAsync(site.Arguments(folder)) : await RunAsync(site, folder, Strace.OnAll(folder, Tehsils, "openat:error=EROFS:when=2+"));

        run.AssertExit(ExitCode.BadTarget);
        Assert.Contains("read-only", run.Errors, StringComparison.Ordinal);
        Assert.Empty(site.Sandbox.Requests);
    }

    [Fact]
    public async Task A_folder_that_this_account_may_not_write_is_told_as_such_before_anything_is_sent()
    {
        await using var site = await Site.StartAsync(800, Tehsils);
        var folder = Directory.CreateDirectory(site.PathOf("target")).FullName;
        Assert.True(await SmallDisk.RunAsync("chmod", "0500", folder));
        // What lets root write everywhere is taken away.
        string[] ordinary = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : [];

        await using var run = SampleRun.StartUnder(ordinary, site.Arguments(folder));

        Assert.Equal((int)ExitCode.BadTarget, await run.EndAsync());
        Assert.Contains("This account may not", run.Errors, StringComparison.Ordinal);
        Assert.Empty(site.Sandbox.Requests);
    }

    private static async Task<SampleRun> RunAsync(Site site, string folder, Strace strace)
    {
        var run = SampleRun.StartUnder(strace.Command, site.Arguments(folder, ["--parallel", "1"]), onOneThread: true);
        await run.EndAsync();
        return run;
    }

    private static void AssertTargetFailed(SampleRun run, string says)
    {
        run.AssertExit(ExitCode.BadTarget);
        Assert.Contains(says, (string?)run.Lines()[^1]["message"], StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<(string Tehsil, string Outcome, long Rows, long RowsFetched, int Restarts)>> AssertNextRunCompletesAsync(Site site, string folder)
    {
        await using var calm = await SampleRun.RunAsync(site.Arguments(site.PathOf("calm")));
        await using var again = await SampleRun.RunAsync(site.Arguments(folder));
        Assert.All([calm, again], run => run.AssertExit(ExitCode.Done));
        await Downloaded.AssertCompleteAsync(folder, await Downloaded.DigestsAsync(site.PathOf("calm")));
        return again.Results();
    }
}
