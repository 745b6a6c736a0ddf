using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nser.Client.Sandbox.Faults;

namespace Nser.Client.Sandbox.Tests.Faults;

/// <summary>A fault is declared once, by a method of <see cref="FaultPlan"/>: its command-line word is an attribute there, and its doc comment is its row in docs/sandbox.md.</summary>
public sealed partial class FaultDeclarationTests
{
    private static readonly MethodInfo[] Methods =
        [.. typeof(FaultPlan).GetMethods().Where(method => method.ReturnType == typeof(PlannedFault) && method.Name != nameof(FaultPlan.Plan)).OrderBy(method => method.Name, StringComparer.Ordinal)];

    [Fact]
    public async Task Every_fault_has_a_word_on_the_command_line()
    {
        var words = await WordsAsync();

        Assert.True(Methods.Length > 30);
        Assert.DoesNotContain(Methods, method => !words.Contains(method.Name));
    }

    [Fact]
    public async Task The_page_has_one_row_for_each_fault_with_its_word_and_its_doc_comment()
    {
        var words = await WordsAsync();
        var comments = XDocument.Load(Path.ChangeExtension(typeof(FaultPlan).Assembly.Location, ".xml")).Descendants("member")
            .ToLookup(member => member.Attribute("name")!.Value.Split('(')[0]);
        string[] table =
        [
            .. Methods.Select(method =>
            {
                var comment = Text(comments[$"M:{typeof(FaultPlan).FullName}.{method.Name}"].SingleOrDefault()?.Element("summary"));
                Assert.False(comment.Length == 0, $"{method.Name} has no doc comment.");
                return $"| `{method.Name}` | {string.Join(", ", words[method.Name].Select(word => $"`{word}`"))} | {comment} |";
            }),
        ];

        var page = (await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "sandbox.md"))).Split("\n## Faults\n")[1].Split("\n## ")[0];
        string[] rows = [.. page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

        Assert.True(table.SequenceEqual(rows), $"The table of faults in docs/sandbox.md is not that of the doc comments, which is:\n{string.Join('\n', table)}");
    }

    [Fact]
    public async Task A_fault_of_the_options_is_planned_at_the_start_for_as_long_as_the_sandbox_runs()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, Faults = ["503", "cut@PK61702=0.5"] });

        Assert.Equal(["Answer", "CutAfter"], sandbox.Faults.Planned.Select(fault => fault.Name));
        Assert.All(sandbox.Faults.Planned, fault => Assert.False(fault.IsSpent));
        await Assert.ThrowsAsync<ArgumentException>(() => NserSandbox.StartAsync(new NserSandboxOptions { Faults = ["flood"] }));
    }

    /// <summary>The words by the name of the fault that each plans.</summary>
    private static async Task<ILookup<string, string>> WordsAsync()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null });
        return FaultPlan.Words.ToLookup(word => sandbox.Faults.Plan(word.Split(' ')[0]).Name);
    }

    private static string Text(XElement? summary) => summary is null ? "" : Spaces().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "see" } link => $"`{(link.Attribute("cref") ?? link.Attribute("langword"))!.Value.Split('(')[0].Split('.')[^1]}`",
        XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")!.Value}`",
        XElement code => $"`{code.Value}`",
        _ => node.ToString(),
    })), " ").Trim();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Nser.Client.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
