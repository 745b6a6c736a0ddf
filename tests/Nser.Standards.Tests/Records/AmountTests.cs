using System.Text.Json.Nodes;
using Nser.Client.Testing.Records;
using Nser.Standards.Records;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Records;

public sealed class AmountTests
{
    private static readonly Amount Largest = decimal.MaxValue;
    private static readonly Amount Smallest = decimal.MinValue;
    private static readonly Amount Two = 2;

    [Fact]
    public void Arithmetic_within_the_range_is_that_of_decimals()
    {
        Amount price = 1250.25m;
        Amount count = 4;

        Assert.Equal(5001m, (price * count).ToDecimal());
        Assert.Equal(1254.25m, (price + count).ToDecimal());
        Assert.Equal(-1246.25m, (count - price).ToDecimal());
        Assert.False((price * count).IsBeyond);
        Assert.True(price > count && count < price && price >= count && count <= price);
        Assert.Equal((Amount)1.0m, (Amount)1.00m);
    }

    [Fact]
    public void A_result_beyond_a_decimal_is_marked_and_compares_as_the_largest_or_the_smallest()
    {
        Amount[] above = [Largest + Largest, Largest * Two, Smallest * Smallest, Largest - Smallest];
        Amount[] below = [Smallest + Smallest, Smallest * Two, Largest * Smallest, Smallest - Largest];

        Assert.All(above, amount => Assert.True(amount.IsBeyond && amount >= Largest && amount > Two));
        Assert.All(below, amount => Assert.True(amount.IsBeyond && amount <= Smallest && amount < Two));
        Assert.False((Largest - Largest).IsBeyond);
        Assert.NotEqual(Largest, Largest * Two);
    }

    [Theory]
    [InlineData("1e28")]
    [InlineData("-1e28")]
    [InlineData("1e400")]
    public void A_rule_that_does_not_think_of_large_numbers_does_not_throw(string amount)
    {
        var json = TestRecord.Enrollment().Set("benefitAmount", JsonNode.Parse(amount)).Json;
        var slots = new RecordSlots();
        Assert.True(StandardPlans.For(NserStandard.ProgrammeEnrollment, NserApiVersion.V2).Check(RecordBytes.Of(json), slots, new FindingList()));
        var record = new RecordView(json.Span, slots);

        var yearly = record.Amount(Fields.BenefitAmount) * (Amount)12;

        Assert.True(yearly is { IsBeyond: true });
        Assert.Equal(amount[0] == '-', yearly < (Amount)0);
    }

    [Fact]
    public void Printing_an_amount_of_a_record_shows_no_number() => Assert.Equal("Amount", ((Amount)13500).ToString());
}
