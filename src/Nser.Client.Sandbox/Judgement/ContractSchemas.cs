using System.Reflection;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Nser.Client.Sandbox;

/// <summary>The schemas of requests, out of the OpenAPI documents, read once a process.</summary>
internal sealed class ContractSchemas
{
    private static readonly Lazy<Task<ContractSchemas>> Shared = new(ReadAsync);
    private readonly Dictionary<NserApiVersion, JsonSchema> documents = [];

    internal static Task<ContractSchemas> LoadAsync() => Shared.Value;

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
            var definitions = new JsonObject { ["definitions"] = document!["components"]!["schemas"]!.DeepClone() };
            var json = definitions.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
            read.documents[version] = await JsonSchema.FromJsonAsync(json).ConfigureAwait(false);
        }

        return read;
    }
}
