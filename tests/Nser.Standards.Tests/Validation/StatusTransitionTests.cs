using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Validation;

public sealed class StatusTransitionTests
{
    private static readonly string[] Statuses = ["PENDING", "ACTIVE", "SUSPENDED", "GRADUATED", "EXITED", "DECEASED", "REJECTED"];

    [Fact]
    public void Nothing_follows_deceased() =>
        Assert.Equal(["DECEASED"], Statuses.Where(to => StatusTransitions.Check("DECEASED", to) is null));

    [Theory]
    [InlineData("PENDING", "ACTIVE")]
    [InlineData("ACTIVE", "SUSPENDED")]
    [InlineData("SUSPENDED", "ACTIVE")]
    [InlineData("ACTIVE", "GRADUATED")]
    [InlineData("EXITED", "DECEASED")]
    [InlineData("REJECTED", "PENDING")]
    [InlineData("ACTIVE", "ACTIVE")]
    [InlineData("ACTIVE", null)]
    [InlineData("A_LATER_STATUS", "ACTIVE")]
    public void A_spell_may_go_on(string from, string? to) => Assert.Null(StatusTransitions.Check(from, to));

    [Theory]
    [InlineData("GRADUATED", "ACTIVE")]
    [InlineData("EXITED", "ACTIVE")]
    [InlineData("ACTIVE", "PENDING")]
    [InlineData("PENDING", "GRADUATED")]
    public void A_spell_does_not_begin_again(string from, string to)
    {
        var finding = StatusTransitions.Check(from, to)!;

        Assert.Equal((ValidationCodes.StatusTransition, FindingSeverity.Error, "/enrollmentStatus"), (finding.Code, finding.Severity, finding.Pointer));
        Assert.DoesNotContain(to, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_has_the_same_table()
    {
        var lines = File.ReadAllLines(ValidationCodesTests.DocumentationPath);

        foreach (var from in Statuses)
        {
            var legal = Statuses.Where(to => to != from && StatusTransitions.Check(from, to) is null).Order(StringComparer.Ordinal);
            var row = Assert.Single(lines, line => line.StartsWith($"| {from} |", StringComparison.Ordinal));
            var documented = row.Split('|')[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(word => word != "-").Order(StringComparer.Ordinal);
            Assert.Equal(legal, documented);
        }
    }
}
