using System.Reflection;
using System.Text.Json;

namespace Nser.Standards.Tests.Values;

/// <summary>A model beside the part of the schemas that describes it.</summary>
internal sealed record ModelSchema(Type Type, string File, params string[] Path)
{
    internal static IReadOnlyList<ModelSchema> All { get; } =
    [
        new(typeof(ProgrammeEnrollment), "programme-enrollment"),
        new(typeof(Education), "programme-enrollment", "properties", "education"),
        new(typeof(GeoReference), "programme-enrollment", "definitions", "geoReference"),
        new(typeof(AssetDelivery), "asset-delivery"),
        new(typeof(AssetFollowUp), "asset-delivery", "properties", "assetFollowUp"),
        new(typeof(GeoReference), "asset-delivery", "definitions", "geoReference"),
        new(typeof(GeoUnit), "geo-unit"),
        new(typeof(GeoReference), "geo-reference"),
    ];

    internal IReadOnlyList<JsonProperty> Fields(NserApiVersion version) =>
        Schema(version) is { } schema ? [.. schema.GetProperty("properties").EnumerateObject()] : [];

    internal HashSet<string> Required(NserApiVersion version) =>
        Schema(version) is { } schema && schema.TryGetProperty("required", out var required) ? [.. required.EnumerateArray().Select(name => name.GetString()!)] : [];

    internal PropertyInfo Property(string field) =>
        Type.GetProperties().Single(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == field);

    public override string ToString() => $"{Type.Name} in {File}";

    private JsonElement? Schema(NserApiVersion version)
    {
        using var resource = typeof(Cnic).Assembly.GetManifestResourceStream($"schemas/v{version}/{File}.schema.json")!;
        using var document = JsonDocument.Parse(resource);
        JsonElement? schema = document.RootElement.Clone();
        foreach (var step in Path)
        {
            schema = schema!.Value.TryGetProperty(step, out var inner) ? inner : null;
            if (schema is null)
            {
                break;
            }
        }

        return schema;
    }
}
