using System.Text.Json.Nodes;
using NJsonSchema;

namespace Nser.Client.Testing.Records;

/// <summary>Makes NJsonSchema judge a schema of an OpenAPI document.</summary>
internal static class OpenApiSchemas
{
    internal static Task<JsonSchema> ReadAsync(OpenApiFile file, JsonNode schema)
    {
        // NJsonSchema resolves "definitions", not "components".
        var whole = new JsonObject
        {
            ["allOf"] = new JsonArray(schema.DeepClone()),
            ["definitions"] = file.Root["components"]!["schemas"]!.DeepClone(),
        };
        return JsonSchema.FromJsonAsync(whole.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
    }
}
