using Nser.Client.Testing.Records;

namespace Nser.Standards.Tests.Validation;

public sealed class RuleTests
{
    public static TheoryData<int, string> Cases()
    {
        var cases = new TheoryData<int, string>();
        foreach (var (each, at) in RuleCases.All.Select((each, at) => (each, at)))
        {
            cases.Add(at, $"{each.Code} {each.Severity?.ToString() ?? "not found"} {each.Pointer}");
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_finds_what_breaks_it_at_its_place_and_spares_what_is_just_inside(int at, string name)
    {
        Assert.NotEmpty(name);
        var each = RuleCases.All[at];

        var findings = each.Judge().Findings.Where(finding => finding.Code == each.Code).ToList();

        if (each.Severity is { } severity)
        {
            var found = Assert.Single(findings);
            Assert.Equal((severity, each.Pointer), (found.Severity, found.Pointer));
        }
        else
        {
            Assert.Empty(findings);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_message_never_holds_the_value_and_says_something(int at, string name)
    {
        Assert.NotEmpty(name);
        var record = RuleCases.All[at].Record;

        foreach (var finding in RuleCases.All[at].Judge().Findings)
        {
            Assert.True(finding.Message.Length > 10, finding.Code);
            if (record.ValueAt(finding.Pointer) is { Length: > 3 } value)
            {
                Assert.DoesNotContain(value, finding.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_base_records_have_no_finding_over_either_version()
    {
        TestRecord[] valid = [TestRecord.Enrollment(), TestRecord.Delivery(), TestRecord.Payment()];
        foreach (var record in valid)
        {
            Assert.Empty(new RuleCase(record, "", null, "").Judge().Findings);
            Assert.Empty((new RuleCase(record, "", null, "") with { Version = NserApiVersion.V1 }).Judge().Findings);
        }

        Assert.Empty(new RuleCase(TestRecord.Pupil(), "", null, "").Judge().Findings);
        Assert.Empty(new RuleCase(TestRecord.Subsidy(), "", null, "").Judge().Findings);
        Assert.Empty(new RuleCase(TestRecord.Tehsil(), "", null, "").Judge().Findings);
    }

    [Fact]
    public void An_error_that_a_rule_names_is_not_reported_by_the_schema_too()
    {
        var verdict = new RuleCase(TestRecord.Enrollment().Set("cnic", "99999000002"), "", null, "").Judge();

        Assert.Equal(ValidationCodes.OldNic, Assert.Single(verdict.Findings).Code);
    }

    [Fact]
    public void A_record_id_that_may_hold_a_cnic_is_not_handed_on()
    {
        Assert.Null(new RuleCase(TestRecord.Enrollment().Set("recordId", TestRecord.Woman), "", null, "").Judge().RecordId);
        Assert.Equal("ENR-1", new RuleCase(TestRecord.Enrollment(), "", null, "").Judge().RecordId);
        Assert.Equal("BISP", new RuleCase(TestRecord.Enrollment(), "", null, "").Judge().OrganizationCode);
        Assert.Equal("PK61799", new RuleCase(TestRecord.Tehsil(), "", null, "").Judge().RecordId);
    }
}
