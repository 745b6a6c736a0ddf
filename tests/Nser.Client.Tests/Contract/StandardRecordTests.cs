using System.Text.Json.Nodes;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>Whole records against the schema files: the examples of the documents are good, and each spoilt field is refused.</summary>
public class StandardRecordTests
{
    public static TheoryData<string, string, string> Spoilt => new()
    {
        { "programme-enrollment", "/cnic", "\"99999-5432109-2\"" },
        { "programme-enrollment", "/cnic", "9999954321092" },
        { "programme-enrollment", "/fullName", "\"Zainab 2\"" },
        { "programme-enrollment", "/fullName", "\"Z\"" },
        { "programme-enrollment", "/fullNameUrdu", "\"Zainab\"" },
        { "programme-enrollment", "/dateOfBirth", "\"1899-12-31\"" },
        { "programme-enrollment", "/enrollmentDate", "\"2008-06-30\"" },
        { "programme-enrollment", "/enrollmentDate", "\"01/07/2023\"" },
        { "programme-enrollment", "/benefitAmount", "0" },
        { "programme-enrollment", "/benefitAmount", "10500.005" },
        { "programme-enrollment", "/pmtCutoffApplied", "100.5" },
        { "programme-enrollment", "/mobileNumber", "\"+923001234567\"" },
        { "programme-enrollment", "/updatedAt", "\"2026-03-01T10:00:00\"" },
        { "programme-enrollment", "/disabilityTypes", "[\"HEARING\",\"HEARING\"]" },
        { "programme-enrollment", "/location/tehsilCode", "\"PK817021\"" },
        { "programme-enrollment", "/location/provinceCode", "\"PK8\"" },
        { "programme-enrollment", "/education", "{\"grade\":17}" },
        { "programme-enrollment", "/enrollmentStatus", "\"active\"" },
        { "asset-delivery", "/currency", "\"USD\"" },
        { "asset-delivery", "/quantity", "0.0005" },
        { "asset-delivery", "/instalmentNumber", "1.5" },
        { "asset-delivery", "/deliveryPeriod", "\"2026-13\"" },
        { "asset-delivery", "/fiscalYear", "\"2025\"" },
        { "asset-delivery", "/assetFollowUp", "{\"condition\":\"IN_USE\"}" },
        { "geo-unit", "/code", "\"pk61702\"" },
        { "geo-unit", "/altCodes", "{\"PBS\":5}" },
        { "geo-unit", "/libraryVersion", "\"2022.13\"" },
        { "geo-unit", "/replacedByCodes", "[]" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_spoilt_field_is_refused_at_that_field(string name, string pointer, string value)
    {
        var schema = new StandardSchema("2.0", name);
        var judge = await schema.JudgeAsync();
        var record = Example(schema);
        Assert.Empty(judge.Judge(record.ToJsonString()));

        var path = pointer.Split('/')[1..];
        var owner = path[..^1].Aggregate((JsonNode)record, (node, member) => node[member]!);
        owner[path[^1]] = JsonNode.Parse(value);

        Assert.Contains(judge.Judge(record.ToJsonString()), error => error.Path!.StartsWith("#/" + string.Join('.', path), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("programme-enrollment")]
    [InlineData("asset-delivery")]
    [InlineData("geo-unit")]
    public async Task A_record_without_a_required_field_is_refused(string name)
    {
        var schema = new StandardSchema("1.0", name);
        var judge = await schema.JudgeAsync();
        var required = schema.Root["required"]!.AsArray().Select(field => field!.GetValue<string>()).ToArray();

        Assert.NotEmpty(required);
        Assert.All(required, field =>
        {
            var record = Example(schema);
            Assert.True(record.Remove(field));
            Assert.NotEmpty(judge.Judge(record.ToJsonString()));
        });
    }

    [Theory]
    [InlineData("Zainab Bibi")]
    [InlineData("O'Neil-Khan Jr.")]
    [InlineData("D’Souza")]
    [InlineData("Müşerref Çelik")]
    [InlineData("محمّد علی")]
    [InlineData("زینب بی‌بی")]
    public async Task Names_of_both_scripts_are_taken(string fullName)
    {
        var schema = new StandardSchema("2.0", "programme-enrollment");
        var record = Example(schema);
        record["fullName"] = fullName;

        Assert.Empty((await schema.JudgeAsync()).Judge(record.ToJsonString()));
    }

    private static JsonObject Example(StandardSchema schema)
    {
        var library = schema.Name == "asset-delivery" ? "AssetDeliveries" : schema.Name == "geo-unit" ? "GeoUnits" : "ProgrammeEnrollments";
        return OpenApiFile.Open(schema.Version).Operations().Single(operation => operation.Id == "readRecord" + library)
            .Node["responses"]!["200"]!["content"]!["application/json"]!["examples"]!["record"]!["value"]!.DeepClone().AsObject();
    }
}
