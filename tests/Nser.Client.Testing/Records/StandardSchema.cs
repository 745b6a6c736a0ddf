using System.Text.Json.Nodes;
using NJsonSchema;
using Nser.Standards;

namespace Nser.Client.Testing.Records;

/// <summary>One of the schema files, as plain JSON.</summary>
internal sealed record StandardSchema(string Version, string Name)
{
    internal static readonly string[] Names = ["programme-enrollment", "asset-delivery", "geo-unit", "geo-reference"];

    internal static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var name in Names)
            {
                foreach (var version in NserApiVersion.Known)
                {
                    all.Add(version.ToString(), name);
                }
            }

            return all;
        }
    }

    internal JsonObject Root { get; } = JsonNode.Parse(Repository.Read($"schemas/v{Version}/{Name}.schema.json"))!.AsObject();

    internal Task<JsonSchema> JudgeAsync() => JsonSchema.FromJsonAsync(Root.ToJsonString());

    /// <summary>Every schema within this one that stands for a field or an item of a list, with its pointer; references are not followed.</summary>
    internal IEnumerable<(string Pointer, JsonObject Schema)> Parts() =>
        OpenApiFile.Walk(Root).Where(part => IsSchema(part.Pointer)).Select(part => (part.Pointer, part.Node.AsObject()));

    internal IEnumerable<(string Pointer, JsonObject Schema)> FieldSchemas() =>
        Parts().Where(part => part.Pointer.Split('/') is [.., "properties", _] && part.Schema["$ref"] is null);

    private static bool IsSchema(string pointer)
    {
        var segments = pointer.Split('/');
        return segments is [""] or [.., "items" or "additionalProperties"] or [.., "properties" or "definitions", _];
    }
}
