using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>Units of one version, each once.</summary>
internal sealed record GeoUnitList(LibraryVersion Version, IReadOnlyList<GeoUnit> Units)
{
    /// <summary>A geography of Pakistan to the census block has about 200,000 units.</summary>
    private const int MostUnits = 1_000_000;

    /// <exception cref="JsonException">Not what the contract promises.</exception>
    internal static GeoUnitList Of(GeoUnitsWire wire)
    {
        var rows = wire.Rows ?? [];
        var isSound = wire.LibraryVersion.IsWellFormed && rows.Count <= MostUnits && rows.TrueForAll(IsUnit)
            && rows.Select(unit => unit.Code).Distinct(StringComparer.Ordinal).Count() == rows.Count;

        // What the standard does not know might be coordinates, which are Secret; nothing of it is kept.
        return isSound
            ? new(wire.LibraryVersion, rows.ConvertAll(unit => unit.WithUnknownMembers(null)))
            : throw new JsonException("a unit lacks its code, name or parent, or stands there twice");
    }

    private static bool IsUnit(GeoUnit? unit) =>
        unit is not null && unit.Level.Text.Length > 0 && !string.IsNullOrWhiteSpace(unit.Code) && !string.IsNullOrWhiteSpace(unit.NameEn) && !string.IsNullOrWhiteSpace(unit.ParentCode);
}
