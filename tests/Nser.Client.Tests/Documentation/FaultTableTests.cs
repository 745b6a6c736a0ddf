using System.Text.RegularExpressions;
using Nser.Client.Tests.Contract;

namespace Nser.Client.Tests.Documentation;

/// <summary>The tests that the outbox's table of faults names exist, and the table leaves no fault out.</summary>
public sealed partial class FaultTableTests
{
    private static string Document => Repository.Read("docs/outbox.md");

    [Fact]
    public void Every_test_that_is_named_as_a_proof_exists()
    {
        var sources = string.Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*Suite.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText));
        var named = TestName().Matches(Document).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 40, $"{named.Count} tests are named");
        Assert.All(named, name => Assert.Contains($" {name}(", sources, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_fault_has_one_row() => Assert.Equal(Enumerable.Range(1, 43), FaultRow().Matches(Document).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){3,})`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| P([0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex FaultRow();
}
