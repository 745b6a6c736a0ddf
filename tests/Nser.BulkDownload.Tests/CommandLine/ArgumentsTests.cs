using System.Text.Json.Nodes;
using Nser.BulkDownload.Tests.Running;

namespace Nser.BulkDownload.Tests.CommandLine;

/// <summary>What the command line says to whom it cannot serve, and what it does without fetching.</summary>
public sealed class ArgumentsTests : IDisposable
{
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-bulk-arguments-");

    [Theory]
    [InlineData("'--bogus'", "--bogus", "1")]
    [InlineData("'--bogus'", "--folder", "f", "--bogus")]
    [InlineData("missing for option: '--parallel'", "--folder", "f", "--parallel")]
    [InlineData("--folder lacks its value", "--folder", "--csv")]
    [InlineData("--parallel needs a number", "--folder", "f", "--parallel", "many")]
    [InlineData("'changed'", "--folder", "f", "--refresh", "sometimes")]
    [InlineData("--base-address is no address", "--folder", "f", "--base-address", "nowhere")]
    [InlineData("--folder is needed", "--tehsil", "PK61702")]
    [InlineData("MaxParallelism must be 1 to 32", "--folder", "f", "--tehsil", "PK61702", "--parallel", "33")]
    [InlineData("CommitBytes must be 65536", "--folder", "f", "--tehsil", "PK61702", "--commit-bytes", "1")]
    [InlineData("No area is named", "--folder", "f")]
    [InlineData("A quintile is 1 to 5", "--folder", "f", "--country", "--quintile", "6")]
    [InlineData("is no district of geo library", "--folder", "f", "--district", "Karachi Central")]
    [InlineData("Khanpur PK62801 (in Rahim Yar Khan)", "--folder", "f", "--tehsil", "Khanpur")]
    public async Task What_cannot_be_used_is_named_with_what_to_do_and_nothing_is_made(string says, params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var given = arguments.Select(argument => argument == "f" ? Path.Combine(above.FullName, "folder") : argument).ToArray();

        var code = await Job.RunAsync(given, output, errors, CancellationToken.None);

        Assert.Contains(says, errors.ToString(), StringComparison.Ordinal);
        Assert.Equal((int)ExitCode.BadArguments, code);
        Assert.Empty(above.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task The_process_ends_with_3_and_says_how_it_is_used()
    {
        await using var run = await SampleRun.RunAsync("--folder", Path.Combine(above.FullName, "folder"), "--unheard-of", "x");

        run.AssertExit(ExitCode.BadArguments);
        Assert.Contains("'--unheard-of'", run.Errors, StringComparison.Ordinal);
        Assert.Contains("--encrypt-for <CERTIFICATE>", run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task A_password_that_others_may_read_is_not_used()
    {
        await using var site = await Site.StartAsync();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(site.PathOf("password"), UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        await using var run = await SampleRun.RunAsync(site.Arguments(site.PathOf("target")));

        run.AssertExit(ExitCode.BadArguments);
        Assert.Contains("Set its mode to 0600", run.Errors, StringComparison.Ordinal);
        Assert.Empty(site.Sandbox.Requests);
    }

    [Fact]
    public async Task A_plan_is_shown_or_written_and_nothing_is_fetched()
    {
        await using var site = await Site.StartAsync();
        var plan = site.PathOf("plan.json");

        await using var shown = await SampleRun.RunAsync(["--plan", "--district", "PK617", "--quintile", "1", .. site.From()]);
        await using var written = await SampleRun.RunAsync(["--plan-file", plan, "--district", "PK617", "--quintile", "1", "--json", .. site.From()]);
        await using var printed = await SampleRun.RunAsync(["--plan", "--json", "--district", "PK617", "--quintile", "1", .. site.From()]);

        Assert.All([shown, written, printed], run => run.AssertExit(ExitCode.Done));
        Assert.Contains("PK61702 Lahore City: quintile", shown.Output, StringComparison.Ordinal);
        var items = JsonNode.Parse(await File.ReadAllTextAsync(plan))!["items"]!.AsArray();
        Assert.Contains(items, item => (string?)item!["tehsilCode"] == "PK61702" && (int?)item["quintile"] == 1);
        Assert.Equal(items.Count, JsonNode.Parse(printed.Output)!["items"]!.AsArray().Count);
        Assert.Empty(site.Sandbox.Requests);
    }

    public void Dispose() => above.Delete(recursive: true);
}
