using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nser.Client.Api;
using Nser.Client.Testing;

namespace Nser.Client.Tests.Contract.Derived;

/// <summary>Derives the tables of documentation pages whose facts are code: validation codes, and the routes and names of the default contract.</summary>
internal static partial class DerivedPages
{
    internal const string Codes = "docs/validation-codes.md";
    internal const string Contract = "docs/contract-profile.md";

    private const string Resources = "src/Nser.Standards/Text/FindingTexts.resx";
    private const string Constants = "src/Nser.Standards/ValidationCodes.cs";

    /// <summary>
    /// Each table of codes holds the codes whose groups (<c>NSER-ID</c>, <c>NSER-SCHEMA</c>) it has already. The meaning is the summary of the constant;
    /// severity and what to do are the comment of the code's text in the resources.
    /// </summary>
    internal static string CodesPage()
    {
        var comments = XDocument.Load(Repository.PathOf(Resources)).Descendants("data").ToDictionary(text => text.Attribute("name")!.Value, text => text.Element("comment")?.Value ?? "");
        var rows = Constant().Matches(Repository.Read(Constants)).Select(constant => (Code: constant.Groups[2].Value, Meaning: constant.Groups[1].Value)).ToList();
        var page = CodeTable().Replace(Repository.Read(Codes), table =>
        {
            var groups = CodeOfRow().Matches(table.Value).Select(row => GroupOf(row.Groups[1].Value)).ToHashSet();
            return string.Concat(rows.Where(row => groups.Contains(GroupOf(row.Code))).Select(row => Row(row.Code, row.Meaning, comments.GetValueOrDefault(row.Code, ""))));
        });
        var missing = rows.Where(row => !page.Contains($"\n| `{row.Code}` |", StringComparison.Ordinal)).Select(row => row.Code);
        Assert.True(!missing.Any(), $"{Codes} has no table for {string.Join(", ", missing)}: write a heading and a table with one row for the group; the row's cells may be empty.");
        return page;
    }

    /// <summary>The rows of the section <c>routes</c>, and in each section of names the line that lists them.</summary>
    internal static string ContractPage()
    {
        var profile = ContractProfile.Default;
        var routes = profile.Routes.GroupBy(route => (route.Operation, route.Method, route.Template)).Select(same =>
            $"| `{char.ToLowerInvariant(same.Key.Operation.ToString()[0])}{same.Key.Operation.ToString()[1..]}` | {string.Join(", ", same.Select(route => route.Version?.ToString() ?? "none"))} | `{same.Key.Method} {same.Key.Template}` |\n");
        var page = RouteTable().Replace(Repository.Read(Contract), match => match.Groups[1].Value + string.Concat(routes), 1);
        foreach (var (section, names) in new[] { ("libraries", profile.Libraries), ("headers", profile.Headers), ("members", profile.Members), ("claims", profile.Claims), ("problems", profile.Problems), ("values", profile.Values) })
        {
            page = new Regex($"(\n## `{section}`\n(?:(?!\n## )[^`\n]?.*\n)*?\n)`[^\n]*\n(?=\n|$)").Replace(page, match => match.Groups[1].Value + string.Join(' ', names.Canonical.Select(name => $"`{name}`")) + "\n", 1);
        }

        return page;
    }

    private static string Row(string code, string meaning, string comment)
    {
        var colon = comment.IndexOf(": ", StringComparison.Ordinal);
        Assert.True(colon > 0, $"{code} has no <comment> in {Resources}: write severity, colon and what to do, for example \"error: Correct one of the dates.\"");
        return $"| `{code}` | {comment[..colon]} | {meaning} | {comment[(colon + 2)..]} |\n";
    }

    private static string GroupOf(string code) => string.Join('-', code.Split('-').Take(2));

    [GeneratedRegex("""/// <summary>(.+)</summary>\n(?:    ///.*\n)*    public const string \w+ = "(.+)";""")]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?<=\n\|---\|---\|---\|---\|\n)(\| `NSER-.*\n)+")]
    private static partial Regex CodeTable();

    [GeneratedRegex("^\\| `(NSER-[A-Z0-9-]+)`", RegexOptions.Multiline)]
    private static partial Regex CodeOfRow();

    [GeneratedRegex(@"(\| operation \| versions \| default \|\n.*\n)(?:\|.*\n)+")]
    private static partial Regex RouteTable();
}
