namespace Nser.PointOfSaleSubsidy.Tests;

/// <summary>The program as it runs from a fresh clone.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task The_demonstration_settles_every_sale_and_shows_nobody_at_any_level_of_the_log()
    {
        await using var till = TillProcess.Start(new Dictionary<string, string> { ["TILL_Logging__LogLevel__Default"] = "Trace", ["TILL_Deadline"] = "00:00:02" });

        var (code, said) = await till.CloseAsync();

        Assert.True(code == 0, till.Errors);
        Assert.Contains("Delay, fired 2", said, StringComparison.Ordinal);
        Assert.Matches("Answer, fired [1-9]", said);
        Assert.Contains("11 sales, 9 reported as 18 deliveries", said, StringComparison.Ordinal);
        Assert.Contains("1 voided", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Deferred", said, StringComparison.Ordinal);
        Assert.Contains("VerifyEligibility", till.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", said + till.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_cannot_be_used_end_the_process_with_another_code()
    {
        await using var till = TillProcess.Start(new Dictionary<string, string> { ["TILL_Deadline"] = "00:01:00" });

        Assert.Equal(2, (await till.CloseAsync()).Code);
        Assert.Contains("Deadline is out of range", till.Errors, StringComparison.Ordinal);
    }
}
