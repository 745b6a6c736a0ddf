using System.Text.Json;
using Nser.Standards.Records;
using Nser.Standards.Schemas;
using Nser.Standards.Validation;
using Nser.Standards.Validation.Rules;

namespace Nser.Standards.Tests.Validation;

/// <summary>Fields and words that came with a later version are refused in an older one, with the facts from the schema only.</summary>
public sealed class FieldVersionTests
{
    private const string Schema = """
        {
          "properties": {
            "code": { "type": "string" },
            "nameUr": { "type": "string", "x-nser-since": "2.0" },
            "status": { "enum": ["ACTIVE", "MERGED", "RETIRED"], "x-nser-values-since": { "RETIRED": "2.0" } },
            "replacedByCodes": { "type": "array", "items": { "enum": ["A", "B"], "x-nser-values-since": { "B": "2.0" } } },
            "location": { "$ref": "#/definitions/geoReference" }
          },
          "definitions": { "geoReference": { "properties": { "addressLine": { "type": "string", "x-nser-since": "2.0" } } } }
        }
        """;

    [Fact]
    public void The_additions_of_a_schema_are_its_annotated_fields_and_words()
    {
        VersionAddition[] expected =
        [
            new(null, "nameUr", null, NserApiVersion.V2),
            new(null, "status", "RETIRED", NserApiVersion.V2),
            new(null, "replacedByCodes", "B", NserApiVersion.V2),
            new("location", "addressLine", null, NserApiVersion.V2),
        ];

        Assert.Equal(expected, Additions());
    }

    [Theory]
    [InlineData("""{"code":"PK6","nameUr":"x"}""", "/nameUr")]
    [InlineData("""{"status":"RETIRED"}""", "/status")]
    [InlineData("""{"status":"\u0052ETIRED"}""", "/status")]
    [InlineData("""{"replacedByCodes":["A","B"]}""", "/replacedByCodes")]
    [InlineData("""{"location":{"addressLine":"x"}}""", "/location/addressLine")]
    [InlineData("""{"code":"PK6","status":"MERGED","replacedByCodes":["A"]}""", null)]
    [InlineData("""{"status":["MERGED"],"replacedByCodes":"A"}""", null)]
    public void An_older_version_refuses_a_newer_field_and_a_newer_word(string json, string? pointer)
    {
        (string Code, FindingSeverity Severity, string Pointer)[] expected = pointer is null ? [] : [(ValidationCodes.VersionField, FindingSeverity.Error, pointer)];

        Assert.Equal(expected, Check(json, NserApiVersion.V1).Select(finding => (finding.Code, finding.Severity, finding.Pointer)));
        Assert.Empty(Check(json, NserApiVersion.V2));
    }

    [Fact]
    public void A_record_with_a_field_of_a_later_version_is_refused_by_the_validator_in_each_older_version()
    {
        foreach (var standard in Enum.GetValues<NserStandard>())
        {
            foreach (var addition in FieldVersions.Of(standard).Where(addition => addition is { Parent: null, Word: null }))
            {
                var record = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object> { [addition.Name] = 1 });
                foreach (var version in NserApiVersion.Known)
                {
                    var findings = new RecordValidator(new NserValidatorOptions()).Validate(standard, version, record).Findings;
                    Assert.Equal(version < addition.Since, findings.Any(finding => finding.Code == ValidationCodes.VersionField && finding.Pointer == "/" + addition.Name));
                }
            }
        }
    }

    private static IReadOnlyList<VersionAddition> Additions()
    {
        using var schema = JsonDocument.Parse(Schema);
        return FieldVersions.Read(schema.RootElement);
    }

    private static List<ValidationFinding> Check(string json, NserApiVersion version)
    {
        var (slots, findings) = (new RecordSlots(), new FindingList());
        var bytes = RecordBytes.Of(System.Text.Encoding.UTF8.GetBytes(json));
        SchemaPlan.Load("""{"type":"object"}"""u8.ToArray()).Check(bytes, slots, findings);
        VersionFields.Check(VersionFields.WithFields(Additions()), new RecordView(bytes.Json, slots), version, findings);
        return findings.All;
    }
}
