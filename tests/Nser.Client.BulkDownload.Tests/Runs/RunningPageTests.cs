using System.Text.RegularExpressions;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.Testing;

namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>The code that <c>docs/bulk-download.md</c> shows of a run is the body of this test, so that it compiles, runs and stays.</summary>
public sealed class RunningPageTests
{
    private static readonly string Page = Lines(Repository.Read("docs/bulk-download.md"));
    private static readonly string Test = Lines(Repository.Read("tests/Nser.Client.BulkDownload.Tests/Runs/RunningPageTests.cs"));

    [Fact]
    public async Task The_lines_of_the_page_run()
    {
        await using var stage = await BulkStage.StartAsync();
        var folder = stage.Folder;
        var client = stage.Client;

        Assert.Equal(0, await DownloadAsync());
        Assert.Equal(0, Missing(await stage.RunAsync()).FileCount);
        Assert.Contains(Shown("run").Replace("Folder = folder", "Folder = \"punjab\"", StringComparison.Ordinal), Page, StringComparison.Ordinal);
        Assert.Contains(Shown("missing"), Page, StringComparison.Ordinal);

        async Task<int> DownloadAsync()
        {
            // <run>
            var plan = client.BulkDownload.Plan(new BulkSelection { Provinces = ["Punjab"], Quintiles = [1, 2] });
            var report = await client.BulkDownload.RunAsync(plan, new BulkDownloadOptions { Folder = folder });
            Console.WriteLine(report);
            return report.ExitCode;
            // </run>
        }

        BulkPlan Missing(BulkReport report)
        {
            // <missing>
            var missing = BulkPlan.Of(report.Results.Where(result => result.FileName is null).Select(result => new BulkPlanItem(result.TehsilCode, result.Quintile)), client.BulkDownload.Geography);
            // </missing>
            return missing;
        }
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Shown(string part) => "```csharp\n" + Regex.Replace(Regex.Match(Test, $"// <{part}>\n(.*?)\n *// </{part}>", RegexOptions.Singleline).Groups[1].Value, "^ {12}", "", RegexOptions.Multiline) + "\n```\n";
}
