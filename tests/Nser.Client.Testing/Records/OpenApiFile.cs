using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Standards;

namespace Nser.Client.Testing.Records;

/// <summary>The OpenAPI document of one version, as plain JSON: the tests look at what is written, not at what a reader makes of it.</summary>
internal sealed class OpenApiFile
{
    private OpenApiFile(string version)
    {
        Version = NserApiVersion.Parse(version);
        Text = Repository.Read($"schemas/cognitive-api.v{version}.openapi.json");
        Root = JsonNode.Parse(Text)!.AsObject();
    }

    internal static TheoryData<string> Both => new(NserApiVersion.Known.Select(version => version.ToString()));

    internal NserApiVersion Version { get; }

    internal string Text { get; }

    internal JsonObject Root { get; }

    internal static OpenApiFile Open(string version) => new(version);

    internal IEnumerable<OpenApiOperation> Operations() =>
        from path in Root["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        select new OpenApiOperation(this, path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject());

    /// <summary>Follows a reference of this document; anything else is returned as it is.</summary>
    internal JsonObject Resolve(JsonNode node) =>
        node["$ref"] is { } reference ? Resolve(At(reference.GetValue<string>()) ?? throw new InvalidOperationException($"{reference} leads nowhere.")) : node.AsObject();

    internal JsonNode? At(string reference)
    {
        Assert.StartsWith("#/", reference, StringComparison.Ordinal);
        JsonNode? node = Root;
        foreach (var segment in reference[2..].Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            node = node is JsonArray array ? array[int.Parse(segment, CultureInfo.InvariantCulture)] : node?[segment];
        }

        return node;
    }

    /// <summary>All nodes below <paramref name="node"/>, itself included, with the pointer to each.</summary>
    internal static IEnumerable<(string Pointer, JsonNode Node)> Walk(JsonNode? node, string pointer = "")
    {
        if (node is null)
        {
            return [];
        }

        var below = node switch
        {
            JsonObject members => members.SelectMany(member => Walk(member.Value, $"{pointer}/{member.Key}")),
            JsonArray items => items.SelectMany((item, index) => Walk(item, $"{pointer}/{index}")),
            _ => [],
        };
        return below.Prepend((pointer, node));
    }
}
