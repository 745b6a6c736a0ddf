using System.Globalization;
using System.Text.Json.Nodes;
using Nser.BulkDownload.Tests.Running;
using Nser.Client.BulkDownload.Resume;

namespace Nser.BulkDownload.Tests.Crash;

/// <summary>A run that is asked to stop, that meets another one, or that finds a dead one's lock: each in the middle of a file, on a line that brings no more.</summary>
public sealed class StopTests
{
    private static readonly string[] OneAtATime = ["--parallel", "1"];

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Asked_to_stop_it_keeps_what_came_lists_what_is_complete_and_the_next_run_goes_on(string signal, int expected)
    {
        await using var site = await Site.StartAsync(3_000);
        var folder = site.PathOf("target");
        await using var line = new MeteredLine(site.Sandbox.BaseAddress, await MiddleOfTheSecondAsync(site));
        // A script that starts programs in its background has them ignore SIGINT.
        await using var run = SampleRun.StartUnder(["env", "--default-signal=INT"], site.Arguments(folder, OneAtATime, line.Address));
        await run.UntilAsync(() => File.Exists(Path.Combine(folder, $".{site.Tehsils[1]}.state")));

        Assert.Equal(expected, await run.SignalAsync(signal));

        Assert.Contains("run the same command to go on", run.Errors, StringComparison.Ordinal);
        Assert.Equal([$"{site.Tehsils[0]}.ndjson", "manifest.json"], Downloaded.Visible(folder));
        Assert.Equal($"{site.Tehsils[0]}.ndjson", Assert.Single(BulkFolder.ReadManifest(folder)!.Files).Name);
        Assert.Equal("", await File.ReadAllTextAsync(Path.Combine(folder, ".nser-bulk.lock")));
        await using var again = await SampleRun.RunAsync(site.Arguments(folder));
        again.AssertExit(ExitCode.Done);
        Assert.Equal(["skipped", "completed", "completed"], again.Results().Select(result => result.Outcome));
        Assert.InRange(again.Results()[1].RowsFetched, 1, again.Results()[1].Rows - 1);
        await Downloaded.AssertCompleteAsync(folder, await Downloaded.DigestsAsync(site.PathOf("calm")));
    }

    [Fact]
    public async Task A_second_process_on_the_folder_is_refused_with_the_first_ones_number_and_the_first_completes()
    {
        await using var site = await Site.StartAsync(3_000);
        var folder = site.PathOf("target");
        await using var line = new MeteredLine(site.Sandbox.BaseAddress, await MiddleOfTheSecondAsync(site));
        await using var first = SampleRun.Start(site.Arguments(folder, OneAtATime, line.Address));
        await line.Ended;

        await using var second = await SampleRun.RunAsync(site.Arguments(folder));
        line.Continue();

        second.AssertExit(ExitCode.BadTarget);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"process {first.Id} on "), second.Errors, StringComparison.Ordinal);
        await first.EndAsync();
        first.AssertExit(ExitCode.Done);
        await Downloaded.AssertCompleteAsync(folder, await Downloaded.DigestsAsync(site.PathOf("calm")));
    }

    [Fact]
    public async Task The_lock_that_a_killed_process_left_is_taken_over()
    {
        await using var site = await Site.StartAsync(3_000);
        var folder = site.PathOf("target");
        await using var line = new MeteredLine(site.Sandbox.BaseAddress, await MiddleOfTheSecondAsync(site));
        await using var first = SampleRun.Start(site.Arguments(folder, OneAtATime, line.Address));
        await line.Ended;
        Assert.True(await first.KillAsync());
        var holder = Path.Combine(folder, ".nser-bulk.lock");
        Assert.Equal(first.Id, (int)JsonNode.Parse(await File.ReadAllTextAsync(holder))!["processId"]!);

        await using var again = await SampleRun.RunAsync(site.Arguments(folder));

        again.AssertExit(ExitCode.Done);
        Assert.Equal("", await File.ReadAllTextAsync(holder));
        await Downloaded.AssertCompleteAsync(folder, await Downloaded.DigestsAsync(site.PathOf("calm")));
    }

    [Fact]
    public async Task A_folder_that_is_a_symbolic_link_is_refused_and_nothing_goes_where_it_leads()
    {
        await using var site = await Site.StartAsync();
        var elsewhere = Directory.CreateDirectory(site.PathOf("elsewhere")).FullName;
        Directory.CreateSymbolicLink(site.PathOf("target"), elsewhere);

        await using var run = await SampleRun.RunAsync(site.Arguments(site.PathOf("target")));

        run.AssertExit(ExitCode.BadTarget);
        Assert.Contains("symbolic link", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        Assert.Empty(site.Sandbox.Requests);
    }

    /// <summary>Downloads everything undisturbed; answers how many bytes of that lie before the middle of the second tehsil.</summary>
    private static async Task<long> MiddleOfTheSecondAsync(Site site)
    {
        await using var line = new MeteredLine(site.Sandbox.BaseAddress);
        await using var calm = await SampleRun.RunAsync(site.Arguments(site.PathOf("calm"), OneAtATime, line.Address));
        calm.AssertExit(ExitCode.Done);
        var files = BulkFolder.ReadManifest(site.PathOf("calm"))!.Files;
        return line.Brought - files[2].Bytes - (files[1].Bytes / 2);
    }
}
