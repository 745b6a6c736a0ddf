using System.Text;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;
using Nser.Standards.Text;
using Nser.Standards.Validation;

namespace Nser.Standards.Tests.Validation;

public sealed class ShapeTests
{
    internal static readonly byte[] NotUtf8 = [.. "{\"recordId\":\""u8, 0xC3, 0x28, .. "\"}"u8];

    public static TheoryData<string> Unreadable() =>
    [
        "", "   ", "[]", "\"text\"", "7", "null", "{", "{}{}", "{} trailing", "{\"a\":1,}", "{'a':1}", "{\"a\":1 /* comment */}", "{\"a\":01}", "{\"a\":NaN}",
        "\uFEFF{}", "{\"a\":\"\\uD800\"}", "{\"\\uDC00\":1}", Nested(17),
    ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void What_is_not_one_sound_json_object_gets_one_finding_about_that_and_no_other(string json)
    {
        var finding = Assert.Single(Judge(Encoding.UTF8.GetBytes(json)));

        Assert.Equal((ValidationCodes.SchemaJson, FindingSeverity.Error, ""), (finding.Code, finding.Severity, finding.Pointer));
    }

    [Fact]
    public void Broken_utf8_is_refused() => Assert.Equal(ValidationCodes.SchemaJson, Assert.Single(Judge(NotUtf8)).Code);

    [Fact]
    public void Sixteen_levels_are_read() =>
        Assert.DoesNotContain(Judge(Encoding.UTF8.GetBytes(Nested(16))), finding => finding.Code == ValidationCodes.SchemaJson);

    [Fact]
    public void A_member_named_twice_is_found_where_it_stands_also_when_one_name_is_escaped()
    {
        var findings = Judge(Encoding.UTF8.GetBytes("""{"list":[0,{"a/b~":1,"\u0061/b~":2}],"cnic":"1","cnic":"1"}"""));

        Assert.Equal(["/list/1/a~1b~0", "/cnic"], findings.Where(finding => finding.Code == ValidationCodes.SchemaDuplicate).Select(finding => finding.Pointer));
    }

    [Fact]
    public void Unknown_members_are_kept_and_not_judged() =>
        Assert.Empty(new RuleCase(TestRecord.Enrollment().Set("ourOwnField", "anything"), "", null, "").Judge().Findings);

    [Fact]
    public void A_place_within_a_map_keeps_the_dots_and_slashes_of_its_key()
    {
        var record = TestRecord.Tehsil().Set("altCodes", new System.Text.Json.Nodes.JsonObject { ["PBS.2017[a]"] = "" });

        var finding = Assert.Single(new RuleCase(record, "", null, "").Judge().Findings);

        Assert.Equal((ValidationCodes.SchemaMinLength, "/altCodes/PBS.2017[a]"), (finding.Code, finding.Pointer));
    }

    [Theory]
    [InlineData("1985-05-05", true)]
    [InlineData("1985-05-05\n", false)]
    [InlineData("1985-5-05", false)]
    [InlineData("1985-00-05", false)]
    [InlineData("1985-05-32", false)]
    [InlineData("2000-02-29", true)]
    [InlineData("1900-02-29", false)]
    [InlineData("١٩٨٥-٠٥-٠٥", false)]
    public void A_date_is_a_day_that_exists_in_ascii_digits(string text, bool expected) =>
        Assert.Equal(expected, CalendarDate.Parse(Encoding.UTF8.GetBytes(text)) is not null);

    [Theory]
    [InlineData("2026-02-01T10:00:00+05:00", true)]
    [InlineData("2026-02-01T10:00:00Z", true)]
    [InlineData("2026-02-01T10:00:00.1234567-03:30", true)]
    [InlineData("2026-02-01T10:00:00+14:00", true)]
    [InlineData("2026-02-01T10:00:00+14:01", false)]
    [InlineData("2026-02-01T10:00:00", false)]
    [InlineData("2026-02-01T24:00:00Z", false)]
    [InlineData("2026-02-01T10:60:00Z", false)]
    [InlineData("2026-02-01T10:00:00+0500", false)]
    [InlineData("2026-02-01T10:00:00.Z", false)]
    [InlineData("2026-02-01T10:00:00+05:00\n", false)]
    [InlineData("2026-02-30T10:00:00Z", false)]
    public void An_instant_names_its_offset(string text, bool expected) =>
        Assert.Equal(expected, InstantText.IsWellFormed(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Every_pattern_of_the_schemas_compiles_and_every_schema_is_there()
    {
        foreach (var version in NserApiVersion.Known)
        {
            foreach (var standard in Enum.GetValues<NserStandard>())
            {
                Assert.NotNull(SchemaPlan.Load(EmbeddedSchemas.Read(standard, version)));
            }
        }
    }

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        var validator = new RecordValidator(TestSettings.Staging);
        var expected = RuleCases.All.Select(each => Codes(validator, each)).ToList();

        Parallel.For(0, RuleCases.All.Count * 4, at =>
            Assert.Equal(expected[at % expected.Count], Codes(validator, RuleCases.All[at % expected.Count])));
    }

    internal static IReadOnlyList<ValidationFinding> Judge(byte[] json) =>
        new RecordValidator(TestSettings.Staging).Validate(NserStandard.ProgrammeEnrollment, NserApiVersion.V2, json).Findings;

    private static string Codes(RecordValidator validator, RuleCase each) =>
        string.Join(' ', validator.Validate(each.Record.Standard, each.Version, each.Record.Json).Findings.Select(finding => finding.Code + finding.Pointer));

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);
}
