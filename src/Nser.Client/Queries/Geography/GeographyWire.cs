using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>Version and counts as they arrive.</summary>
[WireEnvelope]
internal sealed class GeoLibraryWire
{
    [JsonRequired]
    public LibraryVersion LibraryVersion { get; set; }

    [JsonRequired]
    public Dictionary<string, int>? Counts { get; set; }
}

/// <summary>Units as they arrive. Each is read by the standard's model, which refuses one that lacks what the standard requires.</summary>
[WireEnvelope]
internal sealed class GeoUnitsWire
{
    [JsonRequired]
    public LibraryVersion LibraryVersion { get; set; }

    [JsonRequired]
    public List<GeoUnit>? Rows { get; set; }
}

/// <summary>How the geography stands in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GeoLibraryWire))]
[JsonSerializable(typeof(GeoUnitsWire))]
internal sealed partial class GeographyJson : JsonSerializerContext;
