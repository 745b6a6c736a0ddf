using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Testing.Records;

namespace Nser.Client.Tests.Contract;

/// <summary>What the schema files of the three standards must be.</summary>
public class StandardSchemaTests
{
    private static readonly Dictionary<string, string[]> NewInV2 = new()
    {
        ["programme-enrollment"] = ["fullNameUrdu", "disabilityCertified", "pmtCutoffApplied", "education"],
        ["asset-delivery"] = ["implementingPartnerCode", "assetTag", "beneficiaryContribution", "entitledQuantity", "fiscalYear", "deliveryPointCode", "assetFollowUp"],
        ["geo-unit"] = [],
        ["geo-reference"] = [],
    };

    public static TheoryData<string, string> Schemas => StandardSchema.All;

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_schema_uses_only_keywords_that_NJsonSchema_enforces(string version, string name)
    {
        var allowed = SchemaKeywordTests.Enforced.Concat(SchemaKeywordTests.Annotations).ToHashSet();

        Assert.All(new StandardSchema(version, name).Parts(), part => Assert.Subset(allowed, part.Schema.Select(member => member.Key).ToHashSet()));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Every_field_has_a_description_a_classification_and_a_source(string version, string name)
    {
        var fields = new StandardSchema(version, name).FieldSchemas().ToArray();

        Assert.True(fields.Length >= 12);
        Assert.All(fields, field =>
        {
            Assert.True(field.Schema["description"]?.GetValue<string>().Length > 10, field.Pointer);
            Assert.True(field.Schema["x-nser-classification"]?.GetValue<string>() is "Public" or "Confidential" or "Secret", field.Pointer);
            Assert.True(field.Schema["x-nser-source"]?.GetValue<string>().Length > 3, field.Pointer);
            Assert.True(field.Schema["type"] is not null, field.Pointer);
        });
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Required_fields_exist_and_unknown_members_are_kept(string version, string name)
    {
        Assert.All(new StandardSchema(version, name).Parts().Where(part => part.Schema["properties"] is not null), part =>
        {
            Assert.Null(part.Schema["additionalProperties"]);
            Assert.Subset(part.Schema["properties"]!.AsObject().Select(field => field.Key).ToHashSet(), (part.Schema["required"]?.AsArray() ?? []).Select(field => field!.GetValue<string>()).ToHashSet());
        });
    }

    [Theory]
    [InlineData("programme-enrollment", 34, 38)]
    [InlineData("asset-delivery", 31, 38)]
    [InlineData("geo-unit", 18, 18)]
    [InlineData("geo-reference", 12, 12)]
    public void V1_has_the_fields_of_V2_without_those_that_came_later(string name, int inV1, int inV2)
    {
        var first = new StandardSchema("1.0", name);
        var second = new StandardSchema("2.0", name);

        Assert.Equal(inV2, second.Fields.Length);
        Assert.Equal(inV1, first.Fields.Length);
        Assert.Equal(second.Fields.Except(NewInV2[name]), first.Fields);
        Assert.Equal(NewInV2[name], second.Fields.Except(first.Fields));
        Assert.True(JsonNode.DeepEquals(first.Root["required"], second.Root["required"]));
        Assert.All(first.Root["properties"]!.AsObject(), field => Assert.True(JsonNode.DeepEquals(field.Value, second.Root["properties"]![field.Key]), field.Key));
    }

    [Fact]
    public void Latitude_and_longitude_are_no_fields_anywhere() =>
        Assert.All(Schemas.Select(row => new StandardSchema((string)((object[])row)[0], (string)((object[])row)[1])), schema =>
            Assert.DoesNotContain(schema.Parts(), part => part.Pointer.EndsWith("/latitude", StringComparison.Ordinal) || part.Pointer.EndsWith("/longitude", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_geo_reference_within_a_schema_is_the_geo_reference_file(string version, string name)
    {
        var within = new StandardSchema(version, name).Root["definitions"]?["geoReference"];
        var file = new StandardSchema(version, "geo-reference").Root.DeepClone().AsObject();
        file.Remove("$schema");
        file.Remove("$id");

        Assert.Equal(name is "programme-enrollment" or "asset-delivery", within is not null);
        Assert.True(within is null || JsonNode.DeepEquals(file, within));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_component_of_the_OpenAPI_document_is_the_schema_file_field_by_field(string version, string name)
    {
        var schema = new StandardSchema(version, name).Root.DeepClone().AsObject();
        var component = OpenApiFile.Open(version).Root["components"]!["schemas"]![schema["title"]!.GetValue<string>()]!.AsObject();
        foreach (var draft7 in new[] { "$schema", "$id", "definitions" })
        {
            schema.Remove(draft7);
        }

        Assert.Equal(schema.Select(member => member.Key), component.Select(member => member.Key));
        Assert.Equal(schema["properties"]!.AsObject().Select(field => field.Key), component["properties"]!.AsObject().Select(field => field.Key));
        Assert.All(schema["properties"]!.AsObject(), field => Assert.True(JsonNode.DeepEquals(InOpenApi(field.Value!), component["properties"]![field.Key]), field.Key));
        Assert.All(schema.Where(member => member.Key != "properties"), member => Assert.True(JsonNode.DeepEquals(member.Value, component[member.Key]), member.Key));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_library_carries_the_schema_file(string version, string name)
    {
        using var embedded = typeof(Nser.Standards.Cnic).Assembly.GetManifestResourceStream($"schemas/v{version}/{name}.schema.json");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(embedded!), new StandardSchema(version, name).Root));
    }

    /// <summary>A field as OpenAPI 3.0 writes it: references into the components, and exclusiveMinimum as a flag beside minimum.</summary>
    private static JsonObject InOpenApi(JsonNode field)
    {
        var written = field.DeepClone().AsObject();
        if (written["$ref"] is not null)
        {
            written["$ref"] = "#/components/schemas/GeoReference";
        }

        if (written["exclusiveMinimum"] is { } above)
        {
            written["minimum"] = above.DeepClone();
            written["exclusiveMinimum"] = true;
        }

        return written;
    }
}
