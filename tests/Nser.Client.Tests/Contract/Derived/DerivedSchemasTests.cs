using System.Text.Json.Nodes;
using Nser.Standards;

namespace Nser.Client.Tests.Contract.Derived;

/// <summary>What the derivation makes of a schema with fields and words of a later version.</summary>
public sealed class DerivedSchemasTests
{
    private const string Newest = """
        {
          "$id": "urn:nser:schema:v2.0:x",
          "required": ["a", "b"],
          "properties": {
            "a": { "enum": ["OLD", "NEW"], "x-nser-values-since": { "NEW": "2.0" } },
            "b": { "type": "string", "x-nser-since": "2.0" },
            "c": { "type": "array", "items": { "enum": ["OLD", "NEW"], "x-nser-values-since": { "NEW": "2.0" } } },
            "d": { "properties": { "e": { "type": "string", "x-nser-since": "2.0" }, "f": { "exclusiveMinimum": 0 } } }
          }
        }
        """;

    [Fact]
    public void An_older_version_lacks_the_fields_and_words_that_came_later() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse("""
            {
              "$id": "urn:nser:schema:v1.0:x",
              "required": ["a"],
              "properties": {
                "a": { "enum": ["OLD"] },
                "c": { "type": "array", "items": { "enum": ["OLD"] } },
                "d": { "properties": { "f": { "exclusiveMinimum": 0 } } }
              }
            }
            """),
        DerivedSchemas.In(NserApiVersion.V1, JsonNode.Parse(Newest)!.AsObject())));

    [Fact]
    public void A_component_has_no_id_and_OpenApi_3_0_bounds() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse("""{"properties":{"f":{"minimum":0,"exclusiveMinimum":true},"g":{"$ref":"#/components/schemas/GeoReference"}}}"""),
        DerivedSchemas.Component(JsonNode.Parse("""{"$id":"x","properties":{"f":{"exclusiveMinimum":0},"g":{"$ref":"#/definitions/geoReference"}},"definitions":{"geoReference":{}}}""")!.AsObject())));

    [Fact]
    public void A_replaced_value_leaves_the_rest_of_the_text_as_it_is() => Assert.Equal(
        """{ "a": [1], "b": { "c": "y" }, "d":  "\u00e9é" }""",
        SchemaText.Replace("""{ "a": [1], "b": { "c": ["x"] }, "d":  "\u00e9é" }""", new Dictionary<string, string> { ["/b/c"] = "\"y\"" }));
}
