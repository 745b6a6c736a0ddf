using System.Text;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Records;
using Nser.Standards.Schemas;
using Xunit.Abstractions;

namespace Nser.Standards.Tests.Schemas.Fuzz;

/// <summary>Damaged records by the ten thousand: nothing is thrown, what the strict reader refuses is refused as no sound JSON and nothing else is, and all ways through a plan agree.</summary>
public sealed class RecordFuzzTests(ITestOutputHelper output)
{
    /// <summary>A schema that uses every keyword, small enough for chance to hit each of them.</summary>
    internal const string EveryKeyword = """
        {
          "type": "object", "required": ["a", "location"],
          "properties": {
            "a": { "type": "string", "pattern": "^[ab]{1,3}$" },
            "b": { "type": ["string", "null"], "minLength": 1, "maxLength": 2 },
            "c": { "enum": ["A", "BB", 1, true, null] },
            "d": { "format": "date" },
            "e": { "format": "date-time" },
            "f": { "type": "number", "minimum": 0, "exclusiveMaximum": 10, "multipleOf": 0.01 },
            "g": { "type": "integer", "exclusiveMinimum": -3, "maximum": 3 },
            "h": { "type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true, "items": { "type": ["string", "integer", "boolean"] } },
            "i": { "const": "k" },
            "no": false,
            "location": { "$ref": "#/definitions/tree" }
          },
          "additionalProperties": { "maxLength": 3 },
          "definitions": { "tree": { "properties": { "location": { "$ref": "#/definitions/tree" }, "a": { "pattern": "b$" } }, "additionalProperties": false } }
        }
        """;

    private static readonly string[] Pieces =
    [
        "{", "}", "{", "}", "[", "]", ":", ",", "{\"a\":", "\"a\":\"ab\"", ",\"location\":{}", "{\"a\":\"b\",\"location\":{", "\"location\":{", "\"a\"", "\"b\":", "\"c\":", "\"d\":\"2024-02-29\"", "\"e\":\"2024-01-01T00:00:00Z\"", "\"f\":", "\"g\":", "\"h\":[", "\"i\":\"k\"", "\"no\":",
        "1", "-0", "0.01", "2.5", "1e1", "1e-3", "3.0", "\"A\"", "\"BB\"", "\"\\u0041\"", "\"\\ud83d\\udc10\"", "\"\\ud83d\"", "true", "false", "null", " ", "\n", "\"", "\\", "\"x\":", "\"\\u0061\":",
    ];

    [Theory]
    [InlineData(NserStandard.ProgrammeEnrollment, "2.0", 60_000)]
    [InlineData(NserStandard.ProgrammeEnrollment, "1.0", 20_000)]
    [InlineData(NserStandard.AssetDelivery, "2.0", 60_000)]
    [InlineData(NserStandard.AssetDelivery, "1.0", 20_000)]
    [InlineData(NserStandard.GeoUnit, "2.0", 40_000)]
    public void A_damaged_record_is_judged_as_the_strict_reader_reads_it(NserStandard standard, string version, int count)
    {
        var judge = new PlanJudge(StandardPlans.For(standard, Version(version)));
        var mutants = new Mutants(new SeededNumbers(20260217));
        byte[][] records = [.. Lines(standard, version).Select(Encoding.UTF8.GetBytes)];

        var sound = Enumerable.Range(0, count).Count(_ => AssertJudged(judge, mutants.Of(records)));

        Report(judge, sound);
        Assert.InRange(sound, count / 20, count / 2);
        Assert.InRange(judge.Valid, 100, sound);
        Assert.InRange(judge.Accepted, 50, judge.Valid);
    }

    [Fact]
    public void Pieces_of_json_in_any_order_are_judged_as_the_strict_reader_reads_them()
    {
        var judge = PlanJudge.Of(EveryKeyword);
        var mutants = new Mutants(new SeededNumbers(20260218));
        byte[][] records =
        [
            .. new[]
            {
                """{"a":"ab","location":{}}""", """{"a":"b","b":"x","c":"BB","d":"2024-02-29","e":"2024-01-01T00:00:00.5+05:00","f":9.99,"g":-2,"h":["x",1,true],"i":"k","location":{"location":{"a":"b"}},"z":"abc"}""",
                """ { "location" : { "a" : "xb" } , "h" : [ 1 , 2 , 3 ] , "a" : "aaa" , "f" : 1e0 , "c" : null } """, """{"\u0061":"\u0062","location":{},"c":1.0,"g":3.0,"b":"\ud83d\udc10"}""",
            }.Select(Encoding.UTF8.GetBytes),
        ];

        var sound = Enumerable.Range(0, 60_000).Count(_ => AssertJudged(judge, mutants.Of(records)));
        sound += Enumerable.Range(0, 60_000).Count(_ => AssertJudged(judge, mutants.Rubble(Pieces, 12)));

        Report(judge, sound);
        Assert.InRange(judge.Valid, 1000, sound);
        Assert.InRange(judge.Accepted, 200, judge.Valid);
    }

    [Fact]
    public void Noise_is_refused()
    {
        var judge = new PlanJudge(StandardPlans.For(NserStandard.ProgrammeEnrollment, NserApiVersion.V2));
        var mutants = new Mutants(new SeededNumbers(20260219));

        Assert.All(Enumerable.Range(0, 20_000), _ => AssertJudged(judge, mutants.Noise(80)));
        Assert.All(Enumerable.Range(0, 20_000), _ => AssertJudged(judge, [(byte)'{', .. mutants.Noise(40), (byte)'}']));
        Assert.Equal(0, judge.Valid);
    }

    [Theory]
    [InlineData(NserStandard.ProgrammeEnrollment)]
    [InlineData(NserStandard.AssetDelivery)]
    [InlineData(NserStandard.GeoUnit)]
    public void A_record_cut_short_anywhere_is_refused_and_with_any_byte_changed_it_is_judged(NserStandard standard)
    {
        var judge = new PlanJudge(StandardPlans.For(standard, NserApiVersion.V2));
        var record = Encoding.UTF8.GetBytes(Lines(standard, "2.0").First());

        for (var length = 0; length < record.Length; length++)
        {
            Assert.False(AssertJudged(judge, record[..length]));
        }

        foreach (var value in "\"\\{}[]:, \n\0\u001f0-1.eE+tfnuA/\u007f\u0080\u00c3\u00e2\u00f0\u00ff".Select(character => (byte)character))
        {
            for (var at = 0; at < record.Length; at++)
            {
                byte[] changed = [.. record];
                changed[at] = value;
                AssertJudged(judge, changed);
            }
        }

        Report(judge, judge.Valid);
    }

    private static bool AssertJudged(PlanJudge judge, byte[] json)
    {
        try
        {
            var verdict = judge.Judge(json);
            Assert.Equal(StrictReading.Takes(json), verdict.IsSound);
            return verdict.IsSound;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{fault.Message} Bytes: {Convert.ToBase64String(json)}", fault);
        }
    }

    private static IEnumerable<string> Lines(NserStandard standard, string version) => standard switch
    {
        NserStandard.ProgrammeEnrollment => SyntheticPeople.EnrollmentLines(40, 9, Version(version)),
        NserStandard.AssetDelivery => SyntheticPeople.DeliveryLines(40, 9, Version(version)),
        _ => SyntheticPeople.GeoUnitLines(40),
    };

    private static NserApiVersion Version(string text) => NserApiVersion.Known.Single(known => known.ToString() == text);

    private void Report(PlanJudge judge, int sound) => output.WriteLine($"{judge.Judged} judged, {sound} sound, {judge.Valid} valid, {judge.Accepted} of them taken at once");
}
