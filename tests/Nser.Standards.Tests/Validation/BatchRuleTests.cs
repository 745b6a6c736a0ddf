using Nser.Client.Testing.Records;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation;

public sealed class BatchRuleTests
{
    [Fact]
    public void A_person_active_twice_in_one_programme_is_an_error_of_the_second_record()
    {
        var findings = Batch(TestRecord.Enrollment(), TestRecord.Enrollment().Set("recordId", "ENR-2"));

        var found = Assert.Single(findings);
        Assert.Equal((ValidationCodes.OverlappingSpell, FindingSeverity.Error, "/cnic"), (found.Code, found.Severity, found.Pointer));
    }

    [Fact]
    public void A_person_is_the_cnic_and_a_child_without_one_the_b_form_number()
    {
        var child = Assert.Single(Batch(TestRecord.Pupil(), TestRecord.Pupil().Set("recordId", "ENR-2")));
        var adult = Assert.Single(Batch(TestRecord.Enrollment(), TestRecord.Pupil().Set("recordId", "ENR-2").Set("cnic", TestRecord.Woman).Set("programmeCode", "BISP-KAFAALAT")));

        Assert.Equal((ValidationCodes.OverlappingSpell, "/bFormNumber"), (child.Code, child.Pointer));
        Assert.Equal((ValidationCodes.OverlappingSpell, "/cnic"), (adult.Code, adult.Pointer));
    }

    [Fact]
    public void A_repeated_record_id_is_left_to_the_server() =>
        Assert.Empty(Batch(TestRecord.Enrollment(), TestRecord.Enrollment()));

    [Fact]
    public void Another_programme_person_or_status_does_not_overlap() =>
        Assert.Empty(Batch(
            TestRecord.Enrollment(),
            TestRecord.Enrollment().Set("recordId", "ENR-2").Set("programmeCode", "ZAKAT"),
            TestRecord.Enrollment().Set("recordId", "ENR-3").Set("cnic", TestRecord.Guardian),
            TestRecord.Enrollment().Set("recordId", "ENR-4").Set("enrollmentStatus", "SUSPENDED"),
            TestRecord.Pupil().Set("recordId", "ENR-5").Set("programmeCode", "BISP-KAFAALAT")));

    [Fact]
    public void The_same_item_delivered_twice_in_a_period_is_a_warning()
    {
        var first = TestRecord.Delivery().Set("deliveryPeriod", "2026-Q1");
        var second = TestRecord.Delivery().Set("deliveryPeriod", "2026-Q1").Set("recordId", "DEL-2").Set("deliveryDate", "2026-02-01");

        var found = Assert.Single(Batch(first, second));

        Assert.Equal((ValidationCodes.RepeatedDelivery, FindingSeverity.Warning, "/cnic"), (found.Code, found.Severity, found.Pointer));
    }

    [Theory]
    [InlineData("deliveryPeriod", "2025-Q4")]
    [InlineData("assetItem", "SHEEP")]
    [InlineData("programmeCode", "PBM")]
    [InlineData("bFormNumber", TestRecord.Child)]
    [InlineData("deliveryStatus", "RETURNED")]
    public void A_delivery_that_differs_is_no_repetition(string field, string value) =>
        Assert.Empty(Batch(
            TestRecord.Delivery().Set("deliveryPeriod", "2026-Q1"),
            TestRecord.Delivery().Set("deliveryPeriod", "2026-Q1").Set("recordId", "DEL-2").Set(field, value)));

    [Fact]
    public void A_household_is_warned_about_once_when_it_passes_the_limit()
    {
        Assert.Empty(Batch(Household(5)));
        var found = Assert.Single(Batch(Household(7)));
        Assert.Equal((ValidationCodes.WholeHousehold, FindingSeverity.Warning, "/nserHouseholdId"), (found.Code, found.Severity, found.Pointer));
    }

    [Fact]
    public void Control_totals_are_held_against_the_rows()
    {
        var count = new ControlTotalsCount();
        count.Add(Verdict(TestRecord.Delivery()));
        count.Add(Verdict(TestRecord.Payment()));

        Assert.Empty(count.Compare(new ControlTotals { Records = 2, TotalValue = 73501 }));
        Assert.Empty(count.Compare(new ControlTotals { Records = 2 }));
        Assert.Equal(
            [ValidationCodes.ControlTotalsDiffer, ValidationCodes.ControlTotalsDiffer],
            count.Compare(new ControlTotals { Records = 3, TotalValue = 73501.01m }).Select(finding => finding.Code));
    }

    [Fact]
    public void Absurd_values_do_not_break_the_control_total()
    {
        var count = new ControlTotalsCount();
        for (var row = 0; row < 3; row++)
        {
            count.Add(Verdict(TestRecord.Delivery().Set("totalValue", System.Text.Json.Nodes.JsonNode.Parse("7e28"))));
        }

        Assert.Single(count.Compare(new ControlTotals { Records = 3, TotalValue = 1 }));
    }

    [Fact]
    public void Keys_never_print_what_they_hold() => Assert.Equal("BatchKeys", Verdict(TestRecord.Enrollment()).Keys!.ToString());

    internal static List<ValidationFinding> Batch(params TestRecord[] records)
    {
        var rules = new BatchRules(TestSettings.Staging);
        return [.. records.SelectMany(record => rules.Add(Verdict(record)))];
    }

    internal static TestRecord[] Household(int members) =>
    [
        .. Enumerable.Range(1, members).Select(member => TestRecord.Enrollment()
            .Set("recordId", $"ENR-{member}").Set("cnic", $"999990000001{member}").Set("nserHouseholdId", "77")),
    ];

    private static RecordVerdict Verdict(TestRecord record) => new RuleCase(record, "", null, "").Judge();
}
