using System.Text.Json.Nodes;
using Nser.BulkDownload.Tests.Running;
using Nser.Client.BulkDownload.Resume;

namespace Nser.BulkDownload.Tests.CommandLine;

/// <summary>Whole runs from the command line.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task Without_arguments_a_sandbox_of_its_own_is_downloaded_and_verifies()
    {
        await using var run = await SampleRun.RunAsync();
        run.AssertExit(ExitCode.Done);
        var folder = run.Output[(run.Output.LastIndexOf(" in ", StringComparison.Ordinal) + 4)..].Trim();
        try
        {
            await using var verified = await SampleRun.RunAsync("--verify", "--folder", folder);

            verified.AssertExit(ExitCode.Done);
            Assert.StartsWith($"{Downloaded.Visible(folder).Count - 1} files are as the manifest says; 0 unfinished", verified.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("ndjson.gz", "--gzip")]
    [InlineData("csv", "--csv", "--formula-safe")]
    [InlineData("csv.gz.enc", "--csv", "--gzip", "--encrypt-for")]
    public async Task Each_form_is_complete_and_holds_the_rows_of_the_plain_one(string extension, params string[] form)
    {
        await using var site = await Site.StartAsync();
        var (plain, folder) = (site.PathOf("plain"), site.PathOf("target"));
        await using var first = await SampleRun.RunAsync(site.Arguments(plain));
        await using var run = await SampleRun.RunAsync(site.Arguments(folder, [.. form, .. form[^1] == "--encrypt-for" ? new[] { site.Certificate } : []]));

        Assert.All([first, run], each => each.AssertExit(ExitCode.Done));
        foreach (var tehsil in site.Tehsils)
        {
            Assert.Equal(await RowsAsync(plain, $"{tehsil}.ndjson"), await RowsAsync(folder, $"{tehsil}.{extension}", without: form.Contains("--csv") ? 1 : 0));
        }

        Assert.True((await BulkFolder.VerifyAsync(folder, new() { Keys = Site.Keys })).IsSound);
    }

    [Fact]
    public async Task Every_line_for_programs_can_be_parsed_and_the_last_is_the_report()
    {
        await using var site = await Site.StartAsync();

        await using var run = await SampleRun.RunAsync(site.Arguments(site.PathOf("target")));

        run.AssertExit(ExitCode.Done);
        Assert.Equal("", run.Errors);
        var lines = run.Lines();
        Assert.True(lines.Count >= 2);
        Assert.All(lines.SkipLast(1), line => Assert.Equal(site.Tehsils.Count, (int)line["files"]!));
        Assert.Equal((0, true), ((int)lines[^1]["exitCode"]!, (bool)lines[^1]["isComplete"]!));
        Assert.Equal(site.Tehsils, run.Results().Select(result => result.Tehsil));
        Assert.All(run.Results(), result => Assert.Equal(("completed", result.Rows), (result.Outcome, result.RowsFetched)));
    }

    [Fact]
    public async Task A_folder_with_a_changed_and_a_missing_file_is_told_so_with_exit_code_2()
    {
        await using var site = await Site.StartAsync();
        var folder = site.PathOf("target");
        await using var run = await SampleRun.RunAsync(site.Arguments(folder));
        await using (var file = new FileStream(Path.Combine(folder, "PK61701.ndjson"), FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        File.Delete(Path.Combine(folder, "PK61702.ndjson"));

        await using var verified = await SampleRun.RunAsync("--verify", "--json", "--folder", folder);

        verified.AssertExit(ExitCode.Incomplete);
        var found = JsonNode.Parse(verified.Output)!;
        Assert.Equal("PK61702.ndjson", (string?)found["missing"]![0]);
        Assert.Equal("PK61701.ndjson", (string?)found["changed"]![0]!["name"]);
    }

    private static async Task<int> RowsAsync(string folder, string name, int without = 0)
    {
        using var reader = new StreamReader(Downloaded.OpenRead(Path.Combine(folder, name)));
        return (await reader.ReadToEndAsync()).AsSpan().Count('\n') - without;
    }
}
