using Nser.Client.Standards;

namespace Nser.Client.Validation;

/// <summary>What the geography rules read of a <see cref="GeoLibrary"/>.</summary>
internal sealed class GeoLibraryFacts(GeoLibrary library) : IGeoFacts
{
    private static readonly Lazy<GeoLibraryFacts> OfCurrent = new(() => new GeoLibraryFacts(GeoLibrary.Current));

    /// <summary>The geography that comes with this library.</summary>
    internal static GeoLibraryFacts Current => OfCurrent.Value;

    public string Version { get; } = library.Version.Value;

    public GeoFact? Find(string code) => library.Find(code) is { } unit
        ? new GeoFact(unit.Status == GeoUnitStatus.Active || unit.Status == GeoUnitStatus.Renamed, unit.ReplacedByCodes ?? [], unit.DivisionCode)
        : null;
}
