using System.Text;
using System.Text.RegularExpressions;
using Nser.Client.Api;
using Nser.Client.Testing;
using Nser.Standards;

namespace Nser.Client.Tests.Contract;

/// <summary>The page about profiles names what the default profile has, no more and no less.</summary>
public partial class ContractPageTests
{
    private static readonly ContractProfile Default = ContractProfile.Default;
    private static readonly Dictionary<string, string> Sections = Heading().Split(Repository.Read("docs/contract-profile.md"))[1..].Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    public static TheoryData<string> NameLists => new("libraries", "headers", "members", "claims", "problems", "values");

    [Fact]
    public void The_page_has_a_section_for_each_section_of_the_file() =>
        Assert.Equal(ContractProfileReader.Sections, Sections.Keys);

    [Theory]
    [MemberData(nameof(NameLists))]
    public void The_page_lists_the_names_of_the_default(string section)
    {
        var names = section switch
        {
            "libraries" => Default.Libraries,
            "headers" => Default.Headers,
            "members" => Default.Members,
            "claims" => Default.Claims,
            "problems" => Default.Problems,
            _ => Default.Values,
        };
        var listed = Sections[section].Split('\n').Last(line => line.StartsWith('`'));

        Assert.Equal(names.Canonical.Order(StringComparer.Ordinal), Code().Matches(listed).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.All(names.Canonical, name => Assert.Equal(section == "problems" ? "urn:nser:problem:" + name : name, names[name]));
    }

    [Fact]
    public void The_page_lists_the_routes_of_the_default() => Assert.Equal(
        Default.Routes.GroupBy(route => (route.Operation, route.Method, route.Template))
            .Select(same => $"{char.ToLowerInvariant(same.Key.Operation.ToString()[0])}{same.Key.Operation.ToString()[1..]}|{string.Join(", ", same.Select(route => route.Version?.ToString() ?? "none"))}|{same.Key.Method} {same.Key.Template}"),
        Rows("routes").Select(row => string.Join('|', row)));

    [Fact]
    public void The_page_lists_the_limits_repeats_and_evidence_of_the_default()
    {
        Assert.Equal(Default.Limits.Select(limit => $"{limit.Key}|{limit.Value.Records}|{limit.Value.Bytes}"), Rows("limits").Select(row => string.Join('|', row)));
        Assert.Equal(Enum.GetNames<SafeRepeat>().Order(StringComparer.Ordinal), Rows("safeRepeats").Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All(Default.SafeRepeats.Values, repeat => Assert.Contains($"Default `{repeat}` for both", Sections["safeRepeats"], StringComparison.Ordinal));
        var evidence = Default.Environment;
        Assert.Equal(
            [$"tokenClaim|{evidence.TokenClaim}", $"header|{evidence.Header}", $"stagingValue|{evidence.StagingValue}", $"liveValue|{evidence.LiveValue}", "stagingHosts|[]", "liveHosts|[]"],
            Rows("environment").Select(row => $"{row[0]}|{row[1]}"));
    }

    [Fact]
    public void The_shortest_file_on_the_page_works()
    {
        var json = Repository.Read("docs/contract-profile.md").Split("```json")[1].Split("```")[0];

        var profile = ContractProfile.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));

        Assert.Equal("accessToken", profile.Members["token"]);
        Assert.Equal("/v{version}/login", profile.Route(NserOperation.Token, NserApiVersion.V1).Template);
    }

    /// <summary>The rows of the section's table, without its head and without the marks of code.</summary>
    private static IEnumerable<string[]> Rows(string section) =>
        Sections[section].Split('\n').Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray());

    [GeneratedRegex("^## `([A-Za-z]+)`$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
