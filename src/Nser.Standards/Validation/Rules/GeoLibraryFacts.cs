using System.Collections.Frozen;
using System.Text;
using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>What the geography rules read of a <see cref="GeoLibrary"/>, found by the bytes of a code.</summary>
internal sealed class GeoLibraryFacts(GeoLibrary library)
{
    private static readonly Lazy<GeoLibraryFacts> OfCurrent = new(() => new GeoLibraryFacts(GeoLibrary.Current));

    private readonly FrozenDictionary<ulong, GeoUnit> byKey = library.Units
        .Where(unit => KeyOf(unit).IsPresent)
        .ToFrozenDictionary(unit => KeyOf(unit).Value);

    private readonly FrozenDictionary<ulong, PlaceKey> divisions = library.Units
        .Select(unit => (Tehsil: unit, Division: DivisionAbove(library, unit)))
        .Where(row => row.Division is not null)
        .ToFrozenDictionary(row => KeyOf(row.Tehsil).Value, row => KeyOf(row.Division!));

    /// <summary>The geography that comes with this library.</summary>
    internal static GeoLibraryFacts Current => OfCurrent.Value;

    /// <summary>The library's version, <c>yyyy.MM</c>.</summary>
    internal string Version { get; } = library.Version.Value;

    /// <summary>The unit with this code; <see langword="null"/> when the library does not know it.</summary>
    /// <param name="code">The code as UTF-8.</param>
    internal GeoUnit? Find(ReadOnlySpan<byte> code) =>
        PlaceKey.Of(code) is { IsPresent: true } key ? byKey.GetValueOrDefault(key.Value) : library.Find(Encoding.UTF8.GetString(code));

    /// <summary>The division above a tehsil, when the tehsil and all units above it are in use and the first 3 and 5 characters of its code are its province's and district's; else absent.</summary>
    internal PlaceKey DivisionAbove(PlaceKey tehsil) => divisions.GetValueOrDefault(tehsil.Value);

    /// <summary>False once the unit was split, merged or retired.</summary>
    internal static bool IsInUse(GeoUnit unit) => unit.Status.Text is "ACTIVE" or "RENAMED";

    private static GeoUnit? DivisionAbove(GeoLibrary library, GeoUnit unit) =>
        unit.Level == GeoLevel.Tehsil && IsInUse(unit)
        && library.Find(unit.DistrictCode ?? "") is { } district && library.Find(district.DivisionCode ?? "") is { } division && library.Find(unit.ProvinceCode ?? "") is { } province
        && IsInUse(district) && IsInUse(division) && IsInUse(province)
        && KeyOf(district) == KeyOf(unit).Beginning(5) && KeyOf(province) == KeyOf(unit).Beginning(3)
            ? division
            : null;

    private static PlaceKey KeyOf(GeoUnit unit) => PlaceKey.Of(Encoding.UTF8.GetBytes(unit.Code));
}
