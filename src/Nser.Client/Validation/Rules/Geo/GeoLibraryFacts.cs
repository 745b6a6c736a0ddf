using System.Collections.Frozen;
using System.Text;
using Nser.Client.Standards;

namespace Nser.Client.Validation;

/// <summary>What the geography rules read of a <see cref="GeoLibrary"/>, found by the bytes of a code.</summary>
internal sealed class GeoLibraryFacts(GeoLibrary library) : IGeoFacts
{
    /// <summary>The longest code that a key holds: a tehsil's.</summary>
    private const int LongestKeyed = 7;

    private static readonly Lazy<GeoLibraryFacts> OfCurrent = new(() => new GeoLibraryFacts(GeoLibrary.Current));

    private readonly FrozenDictionary<ulong, GeoFact> byKey = library.Units
        .Where(unit => Encoding.UTF8.GetByteCount(unit.Code) <= LongestKeyed)
        .ToFrozenDictionary(unit => Key(Encoding.UTF8.GetBytes(unit.Code)), FactOf);

    /// <summary>The geography that comes with this library.</summary>
    internal static GeoLibraryFacts Current => OfCurrent.Value;

    public string Version { get; } = library.Version.Value;

    public GeoFact? Find(ReadOnlySpan<byte> code) =>
        code.Length <= LongestKeyed ? byKey.GetValueOrDefault(Key(code))
        : library.Find(Encoding.UTF8.GetString(code)) is { } unit ? FactOf(unit)
        : null;

    /// <summary>The code's bytes behind a 1, which tells codes of different lengths apart: no two codes share a key.</summary>
    private static ulong Key(ReadOnlySpan<byte> code)
    {
        var key = 1UL;
        foreach (var character in code)
        {
            key = (key << 8) | character;
        }

        return key;
    }

    private static GeoFact FactOf(GeoUnit unit) =>
        new(unit.Status == GeoUnitStatus.Active || unit.Status == GeoUnitStatus.Renamed, unit.ReplacedByCodes ?? [], unit.DivisionCode);
}
