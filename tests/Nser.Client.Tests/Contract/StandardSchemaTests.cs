using System.Text.Json.Nodes;
using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Tests.Contract;

/// <summary>What the schema files of the three standards must be.</summary>
public class StandardSchemaTests
{
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

        Assert.NotEmpty(fields);
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

    [Fact]
    public void Latitude_and_longitude_are_no_fields_anywhere() =>
        Assert.All(Schemas.Select(row => new StandardSchema((string)((object[])row)[0], (string)((object[])row)[1])), schema =>
            Assert.DoesNotContain(schema.Parts(), part => part.Pointer.EndsWith("/latitude", StringComparison.Ordinal) || part.Pointer.EndsWith("/longitude", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Schemas))]
    public void The_library_carries_the_schema_file(string version, string name)
    {
        using var embedded = typeof(NserApiVersion).Assembly.GetManifestResourceStream($"schemas/v{version}/{name}.schema.json");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(embedded!), new StandardSchema(version, name).Root));
    }
}
