using System.Reflection;
using System.Text.Json.Nodes;
using NJsonSchema;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>The JSON Schemas of the three libraries in both versions, read once a process.</summary>
internal sealed class StandardSchemas
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["programme-enrollments"] = "programme-enrollment",
        ["asset-deliveries"] = "asset-delivery",
        ["geo-units"] = "geo-unit",
    };

    private static readonly Lazy<Task<StandardSchemas>> Shared = new(ReadAsync);
    private readonly Dictionary<(string Library, NserApiVersion Version), JsonSchema> schemas = [];

    internal static Task<StandardSchemas> LoadAsync() => Shared.Value;

    internal JsonSchema For(string library, NserApiVersion version) => schemas[(library, version)];

    /// <summary>The fields that V2.0 has and V1.0 has not.</summary>
    internal IEnumerable<string> NewerFields(string library) =>
        For(library, NserApiVersion.V2).Properties.Keys.Except(For(library, NserApiVersion.V1).Properties.Keys, StringComparer.Ordinal);

    private static async Task<StandardSchemas> ReadAsync()
    {
        var read = new StandardSchemas();
        foreach (var (library, file) in Files)
        {
            foreach (var version in NserApiVersion.Known)
            {
                read.schemas[(library, version)] = await ReadAsync($"schemas/v{version}/{file}.schema.json").ConfigureAwait(false);
            }
        }

        return read;
    }

    private static async Task<JsonSchema> ReadAsync(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The sandbox was built without {resource}.");
        using var reader = new StreamReader(stream);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync().ConfigureAwait(false)).ConfigureAwait(false);
    }
}

/// <summary>The schemas of requests and of their queries, out of the OpenAPI documents, read once a process.</summary>
internal sealed class ContractSchemas
{
    private const string Query = "query of ";
    private static readonly Lazy<Task<ContractSchemas>> Shared = new(ReadAsync);
    private readonly Dictionary<NserApiVersion, JsonSchema> documents = [];

    internal static Task<ContractSchemas> LoadAsync() => Shared.Value;

    /// <summary>What a query of an operation must be.</summary>
    internal JsonSchema ForQuery(NserOperation operation, NserApiVersion version) =>
        documents[version].Definitions[Query + char.ToLowerInvariant(operation.ToString()[0]) + operation.ToString()[1..]];

    internal JsonSchema For(string component, NserApiVersion version) => documents[version].Definitions[component];

    private static async Task<ContractSchemas> ReadAsync()
    {
        var read = new ContractSchemas();
        foreach (var version in NserApiVersion.Known)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"schemas/cognitive-api.v{version}.openapi.json")
                ?? throw new InvalidOperationException("The sandbox was built without the OpenAPI documents.");
            var document = await JsonNode.ParseAsync(stream).ConfigureAwait(false);

            // NJsonSchema resolves "definitions", not "components".
            var definitions = document!["components"]!["schemas"]!.DeepClone().AsObject();
            foreach (var operation in document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()))
            {
                definitions[Query + operation.Value!["operationId"]] = QueryOf(document, operation.Value!["parameters"]!.AsArray());
            }

            var json = new JsonObject { ["definitions"] = definitions }.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
            read.documents[version] = await JsonSchema.FromJsonAsync(json).ConfigureAwait(false);
        }

        return read;
    }

    /// <summary>The query of an operation as the schema of an object.</summary>
    private static JsonObject QueryOf(JsonNode document, JsonArray parameters)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var parameter in parameters.Select(entry => entry!["$ref"] is { } reference ? document["components"]!["parameters"]![((string)reference!).Split('/')[^1]]! : entry))
        {
            if ((string)parameter["in"]! == "query")
            {
                var name = (string)parameter["name"]!;
                properties[name] = parameter["schema"]!.DeepClone();
                if ((bool?)parameter["required"] == true)
                {
                    required.Add(name);
                }
            }
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required };
    }
}
