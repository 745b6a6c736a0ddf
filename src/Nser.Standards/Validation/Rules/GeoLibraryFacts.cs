using System.Collections.Frozen;
using System.Text;
using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>What the geography rules read of a <see cref="GeoLibrary"/>, found by the bytes of a code.</summary>
internal sealed class GeoLibraryFacts(GeoLibrary library) : IGeoFacts
{
    private static readonly Lazy<GeoLibraryFacts> OfCurrent = new(() => new GeoLibraryFacts(GeoLibrary.Current));

    private readonly FrozenDictionary<ulong, GeoFact> byKey = library.Units
        .Where(unit => KeyOf(unit).IsPresent)
        .ToFrozenDictionary(unit => KeyOf(unit).Value, FactOf);

    private readonly DivisionTable divisions = new(library.Units
        .Select(unit => (Tehsil: unit, Division: DivisionAbove(library, unit)))
        .Where(row => row.Division is not null)
        .Select(row => (KeyOf(row.Tehsil), KeyOf(row.Division!))));

    /// <summary>The geography that comes with this library.</summary>
    internal static GeoLibraryFacts Current => OfCurrent.Value;

    public string Version { get; } = library.Version.Value;

    public GeoFact? Find(ReadOnlySpan<byte> code) =>
        PlaceKey.Of(code) is { IsPresent: true } key ? byKey.GetValueOrDefault(key.Value)
        : library.Find(Encoding.UTF8.GetString(code)) is { } unit ? FactOf(unit)
        : null;

    public PlaceKey DivisionAbove(PlaceKey tehsil) => divisions.Find(tehsil);

    private static GeoFact FactOf(GeoUnit unit) => new(IsInUse(unit), unit.ReplacedByCodes ?? [], unit.DivisionCode);

    private static GeoUnit? DivisionAbove(GeoLibrary library, GeoUnit unit) =>
        unit.Level == GeoLevel.Tehsil && IsInUse(unit)
        && library.Find(unit.DistrictCode ?? "") is { } district && library.Find(district.DivisionCode ?? "") is { } division && library.Find(unit.ProvinceCode ?? "") is { } province
        && IsInUse(district) && IsInUse(division) && IsInUse(province)
        && KeyOf(district) == KeyOf(unit).Beginning(5) && KeyOf(province) == KeyOf(unit).Beginning(3)
            ? division
            : null;

    private static PlaceKey KeyOf(GeoUnit unit) => PlaceKey.Of(Encoding.UTF8.GetBytes(unit.Code));

    private static bool IsInUse(GeoUnit unit) => unit.Status == GeoUnitStatus.Active || unit.Status == GeoUnitStatus.Renamed;
}
