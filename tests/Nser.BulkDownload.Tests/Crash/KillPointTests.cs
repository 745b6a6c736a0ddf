using Nser.BulkDownload.Tests.Running;
using Nser.Client.BulkDownload.Resume;
using Xunit.Abstractions;

namespace Nser.BulkDownload.Tests.Crash;

/// <summary>A small whole run is killed at each of its renames, flushes, removals and cuts in turn. Needs strace.</summary>
[Trait("Needs", "Machine")]
public sealed class KillPointTests(ITestOutputHelper output)
{
    private const int Households = 800;
    private static readonly string[] Tehsils = ["PK61701", "PK61702"];
    private static readonly string[] OneAtATime = ["--parallel", "1"];

    [Theory]
    [InlineData("renameat", 6)]
    [InlineData("fsync", 14)]
    [InlineData("unlinkat", 6)]
    public async Task Killed_at_any_of_them_the_next_run_completes_and_no_final_name_ever_held_less_than_all(string call, int least)
    {
        await using var site = await Site.StartAsync(Households, Tehsils);
        var calm = await CalmAsync(site);

        var (kills, held) = await SweepAsync(site, calm, call, _ => { });

        Assert.True(kills >= least, $"Only {kills} kills at {call} came about.");
        Assert.True(held > 0, "No kill found a file under its final name.");
    }

    [Fact]
    public async Task Killed_while_it_cuts_a_part_back_to_what_was_committed_the_next_run_completes()
    {
        await using var site = await Site.StartAsync(Households, Tehsils);
        var calm = await CalmAsync(site);
        var begun = site.PathOf("begun");
        await using (var first = await RunAsync(site, begun, Strace.OnParts(begun, Tehsils, "fsync:signal=SIGKILL:when=2")))
        {
            Assert.True(first.IsKilled);
        }

        Assert.Equal(1, Downloaded.UnderWay(begun).Committed);

        var (kills, _) = await SweepAsync(site, calm, "ftruncate", folder => Copy(begun, folder));

        // The lock's text twice, and the part between.
        Assert.True(kills >= 3, $"Only {kills} kills came about.");
    }

    /// <summary>The manifest that a run killed at this point leaves.</summary>
    [Theory]
    [InlineData("pwrite64", false)]
    [InlineData("fsync", false)]
    [InlineData("renameat", false)]
    [InlineData("ftruncate", true)]
    public async Task Killed_while_it_writes_the_manifest_the_old_one_or_the_new_one_is_there_whole(string call, bool isNew)
    {
        await using var site = await Site.StartAsync(Households, Tehsils);
        var calm = await CalmAsync(site);
        var folder = site.PathOf("target");
        await using (var first = await SampleRun.RunAsync(["--folder", folder, "--tehsil", Tehsils[0], "--json", .. site.From()]))
        {
            first.AssertExit(ExitCode.Done);
        }

        // The lock's text is taken away after the manifest is written.
        var strace = isNew ? Strace.OnAll(folder, [], $"{call}:signal=SIGKILL:when=2") : Strace.OnManifest(folder, $"{call}:signal=SIGKILL:when=1");
        await using (var killed = await RunAsync(site, folder, strace))
        {
            Assert.True(killed.IsKilled);
        }

        string[] listed = [.. BulkFolder.ReadManifest(folder)!.Files.Select(file => file.TehsilCode)];
        Assert.Equal(isNew ? Tehsils : Tehsils[..1], listed);
        Assert.Equal(2, await Downloaded.AssertNothingHalfAsync(folder, calm));
        await using var again = await SampleRun.RunAsync(site.Arguments(folder));
        again.AssertExit(ExitCode.Done);
        Assert.All(again.Results(), result => Assert.Equal(("skipped", 0), (result.Outcome, result.RowsFetched)));
        await Downloaded.AssertCompleteAsync(folder, calm);
    }

    private async Task<(int Kills, int Held)> SweepAsync(Site site, IReadOnlyDictionary<string, string> calm, string call, Action<string> prepare)
    {
        var (held, resumed) = (0, 0);
        for (var point = 1; ; point++)
        {
            var folder = site.PathOf($"{call}{point}");
            prepare(folder);
            await using var run = await RunAsync(site, folder, Strace.OnAll(folder, Tehsils, $"{call}:signal=SIGKILL:when={point}"));
            if (!run.IsKilled)
            {
                run.AssertExit(ExitCode.Done);
                output.WriteLine($"{point - 1} kills at {call}, {held} files seen under their final names, {resumed} files gone on with");
                return (point - 1, held);
            }

            held += await Downloaded.AssertNothingHalfAsync(folder, calm);
            await using var again = await SampleRun.RunAsync(site.Arguments(folder));
            again.AssertExit(ExitCode.Done);
            resumed += again.Results().Count(result => result.Outcome == "completed" && result.RowsFetched < result.Rows);
            await Downloaded.AssertCompleteAsync(folder, calm);
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> CalmAsync(Site site)
    {
        await using var run = await SampleRun.RunAsync(site.Arguments(site.PathOf("calm")));
        run.AssertExit(ExitCode.Done);
        return await Downloaded.DigestsAsync(site.PathOf("calm"));
    }

    private static async Task<SampleRun> RunAsync(Site site, string folder, Strace strace)
    {
        var run = SampleRun.StartUnder(strace.Command, site.Arguments(folder, OneAtATime), onOneThread: true);
        await run.EndAsync();
        return run;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
