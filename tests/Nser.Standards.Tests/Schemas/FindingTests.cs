using System.Text;
using Nser.Standards.Records;
using Nser.Standards.Schemas;

namespace Nser.Standards.Tests.Schemas;

/// <summary>What the slow path says: everything that is wrong, each where it stands, and nothing twice.</summary>
public sealed class FindingTests
{
    private const string Schema = """
        {
          "type": "object", "required": ["id", "place"],
          "properties": {
            "id": { "type": "string", "pattern": "^[A-Z]+$", "minLength": 2, "maxLength": 4, "description": "Capital letters." },
            "day": { "format": "date", "pattern": "^2" },
            "count": { "type": "integer", "minimum": 1, "maximum": 9, "multipleOf": 3 },
            "code": { "enum": ["A", "B", 1] },
            "list": { "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": { "type": "object", "required": ["a/b", "c~d"] } },
            "place": { "type": "object", "required": ["code"], "properties": { "code": { "type": "string" } }, "additionalProperties": false }
          },
          "additionalProperties": { "type": ["boolean", "null"] }
        }
        """;

    public static TheoryData<string, string> Records => new()
    {
        { """{"id":"AB","place":{"code":"x"},"more":true}""", "" },
        { """{}""", "REQUIRED /id, REQUIRED /place" },
        { """{"place":{}}""", "REQUIRED /id, REQUIRED /place/code" },
        { """{"id":"ab","day":"1999-02-29","count":0,"code":"C","list":[],"place":{"x":1,"code":1}}""", "ENUM /code, FORMAT /day, MIN-ITEMS /list, MINIMUM /count, NOT-ALLOWED /place/x, PATTERN /id, TYPE /place/code" },
        { """{"id":"abcde","day":"1999-02-28","count":10,"code":null,"place":[]}""", "ENUM /code, MAX-LENGTH /id, MAXIMUM /count, MULTIPLE-OF /count, PATTERN /day, TYPE /place" },
        { """{"id":"a","count":2.5,"code":[1],"place":{"code":"x"}}""", "ENUM /code, MIN-LENGTH /id, TYPE /count" },
        { """{"id":"AB","place":{"code":"x"},"list":[{"a/b":1,"c~d":1},{"c~d":1},7,{}]}""", "MAX-ITEMS /list, REQUIRED /list/1/a~1b, REQUIRED /list/3/a~1b, REQUIRED /list/3/c~0d, TYPE /list/2" },
        { """{"id":"AB","place":{"code":"x"},"list":[{"a/b":1,"c~d":1},{"c~d":1.0,"a/b":1e0}]}""", "UNIQUE-ITEMS /list" },
        { """{"id":"AB","place":{"code":"x"},"a/b":1,"c~d":1,"e":"x","e":true}""", "DUPLICATE /e, TYPE /a~1b, TYPE /c~0d, TYPE /e" },
        { """{"id":"AB","id":"ab","place":{"code":"x","code":1,"code":"y"}}""", "DUPLICATE /id, DUPLICATE /place/code, DUPLICATE /place/code, PATTERN /id, TYPE /place/code" },
        { """{"id":"AB","place":"x","list":{"a":[{"b":1,"b":2}]}}""", "DUPLICATE /list/a/0/b, TYPE /list, TYPE /place" },
        { """{"id":"AB","place":{"code":"x"},"Amina Bibi":1,"9999900000002":1,"بکری":1,"a\tb":1}""", "TYPE /*, TYPE /*, TYPE /*, TYPE /*" },
        { """{"id":"AB","place":{"code":"x","9999900000002":1}}""", "NOT-ALLOWED /place/*" },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void Everything_that_is_wrong_is_found_where_it_stands(string record, string expected)
    {
        foreach (var respelling in Respelling.All)
        {
            var verdict = PlanJudge.Of(Schema).Judge(respelling.Of(record));
            var found = verdict.Findings.Select(finding => $"{finding.Code["NSER-SCHEMA-".Length..]} {finding.Pointer}").Order(StringComparer.Ordinal);

            Assert.Equal(expected, string.Join(", ", found));
            Assert.All(verdict.Findings, finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
        }
    }

    [Fact]
    public void Findings_of_earlier_records_stay_in_the_list()
    {
        var plan = SchemaPlan.Load(Encoding.UTF8.GetBytes(Schema));
        var findings = new FindingList();

        plan.Check("{}"u8, new RecordSlots(), findings);
        var first = findings.All.ToList();
        plan.Check("""{"id":"x","count":99,"""u8, new RecordSlots(), findings);

        Assert.Equal(2, first.Count);
        Assert.Equal(first, findings.All.Take(2));
        Assert.Equal(ValidationCodes.SchemaJson, Assert.Single(findings.All.Skip(2)).Code);
    }

    [Fact]
    public void A_message_says_what_is_expected_and_never_what_was_written()
    {
        const string Secret = "qwertz";
        var judge = PlanJudge.Of(Schema);
        string[] records =
        [
            .. new[] { "id", "day", "count", "code", "list", "place", "other" }.SelectMany(name => new[] { $"\"{Secret}\"", $"[\"{Secret}\",\"{Secret}\"]", $"{{\"{Secret}\":1,\"{Secret}\":2}}", "31415926.53" }.Select(value => $"{{\"{name}\":{value}}}")),
            $"{{\"id\":\"{Secret}", $"{{\"{Secret}\":}}", $"{Secret}",
        ];

        Assert.All(records.SelectMany(record => judge.Judge(record).Findings), finding =>
        {
            Assert.DoesNotContain(Secret, finding.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("31415926", finding.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", finding.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_message_of_a_long_list_of_codes_is_short() =>
        Assert.InRange(Assert.Single(PlanJudge.OfMember($"{{\"enum\":[{string.Join(',', Enumerable.Range(1000, 5000))}]}}").Judge("""{"v":1}""").Findings).Message.Length, 50, 1000);

    [Fact]
    public void A_message_of_a_number_writes_its_bound_as_people_do()
    {
        string Message(string schema, string number) => Assert.Single(PlanJudge.OfMember(schema).Judge($"{{\"v\":{number}}}").Findings).Message;

        Assert.Equal("Must be 2500 or more: correct the number.", Message("""{"minimum":2.5e3}""", "1"));
        Assert.Equal("Must be -0.05 or less: correct the number.", Message("""{"maximum":-5e-2}""", "1"));
        Assert.Equal("Must be more than 0: correct the number.", Message("""{"exclusiveMinimum":0.0}""", "0"));
        Assert.Equal("Must be less than 10.5: correct the number.", Message("""{"exclusiveMaximum":10.50}""", "11"));
        Assert.Equal("Must have at most 2 decimal places: round the number.", Message("""{"multipleOf":0.01}""", "0.001"));
        Assert.Equal("Must have at most 1 decimal place: round the number.", Message("""{"multipleOf":1e-1}""", "0.01"));
        Assert.Equal("Must be a multiple of 0.25: correct the number.", Message("""{"multipleOf":0.25}""", "0.1"));
        Assert.Equal("Must be a multiple of 10: correct the number.", Message("""{"multipleOf":10}""", "5"));
    }
}
