using System.Reflection;
using NJsonSchema;
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
