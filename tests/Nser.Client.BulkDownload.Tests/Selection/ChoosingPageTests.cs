using System.Text.RegularExpressions;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Selection;

/// <summary>What <c>docs/bulk-download.md</c> shows of choosing is what these tests run and get.</summary>
public sealed class ChoosingPageTests
{
    private static readonly string Page = Lines(Repository.Read("docs/bulk-download.md"));
    private static readonly string Test = Lines(Repository.Read("tests/Nser.Client.BulkDownload.Tests/Selection/ChoosingPageTests.cs"));

    [Fact]
    public async Task The_plan_of_the_page_is_printed_stored_and_read_again()
    {
        using var output = new StringWriter();
        using var folder = new TemporaryFolder();
        var planJson = await folder.WriteAsync("plan.json", "");

        // <choose>
        var plan = Selecting.Planner.Plan(new BulkSelection
        {
            Provinces = ["PK4"],
            Districts = ["Lahore"],
            Tehsils = ["Murree"],
            Quintiles = [1, 2],
        });
        await plan.WriteTextAsync(output);
        // </choose>

        // <keep>
        await using (var file = File.Create(planJson))
        {
            await plan.WriteJsonAsync(file);
        }

        await using var stored = File.OpenRead(planJson);
        var again = await BulkPlan.ReadJsonAsync(stored, GeoLibrary.Current);
        var one = BulkPlan.Of([new BulkPlanItem(TehsilCode.Parse("PK61702"), 1)], GeoLibrary.Current);
        // </keep>

        Assert.Contains($"```\n{Lines(output.ToString())}```\n", Page, StringComparison.Ordinal);
        Assert.Equal(plan.Items, again.Items);
        Assert.Equal(1, one.FileCount);
        Assert.Contains(Shown("choose").Replace("Selecting.Planner", "client.BulkDownload", StringComparison.Ordinal).Replace("(output)", "(Console.Out)", StringComparison.Ordinal), Page, StringComparison.Ordinal);
        Assert.Contains(Shown("keep").Replace("planJson", "\"plan.json\"", StringComparison.Ordinal), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_faults_of_the_page_are_told_so()
    {
        var error = Assert.Throws<BulkSelectionException>(() => Selecting.Planner.Plan(new() { Quintiles = [6], Districts = ["Karachi Central"], Tehsils = ["Khanpur", "PK630"] }));

        Assert.Contains($"```\n{Lines(error.Message)}\n```\n", Page, StringComparison.Ordinal);
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    /// <summary>The lines of a part of the test, without its indentation.</summary>
    private static string Shown(string part) => "```csharp\n" + Regex.Replace(Regex.Match(Test, $"// <{part}>\n(.*?)\n *// </{part}>", RegexOptions.Singleline).Groups[1].Value, "^ {8}", "", RegexOptions.Multiline) + "\n```\n";
}
