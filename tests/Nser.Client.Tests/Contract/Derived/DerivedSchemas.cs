using System.Text.Json.Nodes;
using Nser.Client.Testing;
using Nser.Client.Testing.Records;
using Nser.Standards;

namespace Nser.Client.Tests.Contract.Derived;

/// <summary>Derives the schemas of older versions and the components of the OpenAPI documents from the schemas of the newest version.</summary>
/// <remarks>
/// A field says in <c>x-nser-since</c> which version brought it. A list of words says it for single words in <c>x-nser-values-since</c>,
/// an object from word to version. What has no such annotation exists since version 1.0.
/// </remarks>
internal static class DerivedSchemas
{
    private const string Since = "x-nser-since";
    private const string ValuesSince = "x-nser-values-since";
    private const string GeoReference = "geo-reference";

    internal static NserApiVersion Newest => NserApiVersion.Known[^1];

    internal static string PathOf(NserApiVersion version, string name) => $"schemas/v{version}/{name}.schema.json";

    /// <summary>The schema of a standard in a version.</summary>
    internal static JsonObject Of(string name, NserApiVersion version)
    {
        var schema = Read(name);
        if (schema["definitions"] is JsonObject definitions)
        {
            definitions["geoReference"] = WithoutHead(Read(GeoReference));
        }

        return version == Newest ? schema : In(version, schema);
    }

    /// <summary>The schema as an older version has it: without the fields and words that came later.</summary>
    internal static JsonObject In(NserApiVersion version, JsonObject newest)
    {
        var schema = newest.DeepClone().AsObject();
        schema["$id"] = schema["$id"]!.GetValue<string>().Replace($":v{Newest}:", $":v{version}:", StringComparison.Ordinal);
        Reduce(schema, version);
        return schema;
    }

    /// <summary>The schema as a component of an OpenAPI 3.0 document: references into the components, and exclusiveMinimum as a flag beside minimum.</summary>
    internal static JsonObject Component(JsonObject schema)
    {
        var component = WithoutHead(schema);
        component.Remove("definitions");
        foreach (var (_, node) in OpenApiFile.Walk(component).Where(part => part.Node is JsonObject).ToList())
        {
            var part = node.AsObject();
            if (part["$ref"] is not null)
            {
                part["$ref"] = "#/components/schemas/GeoReference";
            }

            if (part["exclusiveMinimum"] is JsonValue above)
            {
                var at = part.IndexOf("exclusiveMinimum");
                part.RemoveAt(at);
                part.Insert(at, "minimum", above);
                part.Insert(at + 1, "exclusiveMinimum", true);
            }
        }

        return component;
    }

    private static JsonObject Read(string name) => JsonNode.Parse(Repository.Read(PathOf(Newest, name)))!.AsObject();

    private static JsonObject WithoutHead(JsonObject schema)
    {
        var body = schema.DeepClone().AsObject();
        body.Remove("$schema");
        body.Remove("$id");
        return body;
    }

    private static void Reduce(JsonObject schema, NserApiVersion version)
    {
        if (schema["properties"] is JsonObject fields)
        {
            foreach (var name in fields.Where(field => IsLater(field.Value![Since], version)).Select(field => field.Key).ToList())
            {
                fields.Remove(name);
                Remove(schema, "required", name);
            }
        }

        if (schema[ValuesSince] is JsonObject words)
        {
            foreach (var word in words.Where(word => IsLater(word.Value, version)).Select(word => word.Key).ToList())
            {
                words.Remove(word);
                Remove(schema, "enum", word);
            }

            if (words.Count == 0)
            {
                schema.Remove(ValuesSince);
            }
        }

        foreach (var inner in schema.Select(member => member.Value).OfType<JsonObject>().ToList())
        {
            Reduce(inner, version);
        }
    }

    private static bool IsLater(JsonNode? since, NserApiVersion version) => since is not null && NserApiVersion.Parse(since.GetValue<string>()) > version;

    private static void Remove(JsonObject schema, string list, string word)
    {
        if (schema[list] is JsonArray words)
        {
            words.RemoveAll(each => each!.GetValue<string>() == word);
            if (words.Count == 0)
            {
                schema.Remove(list);
            }
        }
    }
}
