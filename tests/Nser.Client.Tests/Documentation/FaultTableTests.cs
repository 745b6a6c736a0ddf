using System.Globalization;
using System.Text.RegularExpressions;
using Nser.Client.Testing;

namespace Nser.Client.Tests.Documentation;

/// <summary>The tests that the tables of faults name exist, and no table leaves a fault out.</summary>
public sealed partial class FaultTableTests
{
    [Theory]
    [InlineData("docs/outbox.md")]
    [InlineData("docs/bulk-download.md")]
    public void Every_test_that_is_named_as_a_proof_exists(string document)
    {
        var sources = string.Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*Suite.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));
        var named = TestName().Matches(Repository.Read(document)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 40, $"{named.Count} tests are named");
        Assert.All(named, name => Assert.Contains($" {name}(", sources, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("docs/outbox.md", "P", 43)]
    [InlineData("docs/bulk-download.md", "D", 26)]
    public void Every_fault_has_one_row(string document, string letter, int faults) =>
        Assert.Equal(Enumerable.Range(1, faults), FaultRow().Matches(Repository.Read(document)).Where(match => match.Groups[1].Value == letter).Select(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){3,})`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| ([A-Z])([0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex FaultRow();
}
