using System.Collections.Frozen;
using System.Text;
using Nser.Client.Standards;

namespace Nser.Client.Validation;

/// <summary>What the geography rules read of a <see cref="GeoLibrary"/>, found by the bytes of a code.</summary>
internal sealed class GeoLibraryFacts(GeoLibrary library) : IGeoFacts
{
    private static readonly Lazy<GeoLibraryFacts> OfCurrent = new(() => new GeoLibraryFacts(GeoLibrary.Current));

    private readonly FrozenDictionary<ulong, GeoFact> byKey = library.Units
        .Where(unit => KeyOf(unit).IsPresent)
        .ToFrozenDictionary(unit => KeyOf(unit).Value, FactOf);

    private readonly BranchTable branches = new([.. library.Units
        .Where(unit => KeyOf(unit).IsPresent)
        .Select(unit => (Tehsil: KeyOf(unit), Branch: BranchOf(library, unit)))
        .Where(row => row.Branch is not null)
        .Select(row => (row.Tehsil, row.Branch!.Value))]);

    /// <summary>The geography that comes with this library.</summary>
    internal static GeoLibraryFacts Current => OfCurrent.Value;

    public string Version { get; } = library.Version.Value;

    public GeoFact? Find(ReadOnlySpan<byte> code) =>
        PlaceKey.Of(code) is { IsPresent: true } key ? byKey.GetValueOrDefault(key.Value)
        : library.Find(Encoding.UTF8.GetString(code)) is { } unit ? FactOf(unit)
        : null;

    public GeoBranch? BranchOf(PlaceKey tehsil) => branches.Find(tehsil);

    private static GeoFact FactOf(GeoUnit unit) => new(IsInUse(unit), unit.ReplacedByCodes ?? [], unit.DivisionCode);

    private static GeoBranch? BranchOf(GeoLibrary library, GeoUnit unit) =>
        unit.Level == GeoLevel.Tehsil && IsInUse(unit)
        && library.Find(unit.DistrictCode ?? "") is { } district && library.Find(district.DivisionCode ?? "") is { } division && library.Find(unit.ProvinceCode ?? "") is { } province
        && IsInUse(district) && IsInUse(division) && IsInUse(province)
        && unit.Code.StartsWith(district.Code, StringComparison.Ordinal) && district.Code.StartsWith(province.Code, StringComparison.Ordinal)
            ? new GeoBranch(KeyOf(province), KeyOf(division), KeyOf(district))
            : null;

    private static PlaceKey KeyOf(GeoUnit unit) => PlaceKey.Of(Encoding.UTF8.GetBytes(unit.Code));

    private static bool IsInUse(GeoUnit unit) => unit.Status == GeoUnitStatus.Active || unit.Status == GeoUnitStatus.Renamed;
}
