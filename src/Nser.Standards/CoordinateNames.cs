using System.Collections.Frozen;

namespace Nser.Standards;

/// <summary>The names under which a place on the earth may come. They are Secret and never reach a model, an export or a log.</summary>
/// <remarks>Source: data sharing documents, section 10.3: coordinates are not shared with any organization.</remarks>
public static class CoordinateNames
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "latitude", "longitude", "lat", "lon", "lng", "long", "latlng", "latlong", "latlon", "lnglat", "longlat", "lonlat",
        "coord", "coords", "wgs84", "utm", "easting", "northing",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Beginnings = ["geo", "gps", "latitude", "longitude", "coordinate"];
    private static readonly string[] Endings = ["latitude", "longitude", "gps", "coordinate", "coordinates", "coords"];

    /// <summary>Whether a JSON member of this name is taken for a place on the earth; marks between letters and case do not matter.</summary>
    public static bool Contains(string member)
    {
        var plain = string.Concat(member.Where(char.IsLetterOrDigit));
        return Names.Contains(plain)
            || Array.Exists(Beginnings, word => plain.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Endings, word => plain.EndsWith(word, StringComparison.OrdinalIgnoreCase));
    }
}
