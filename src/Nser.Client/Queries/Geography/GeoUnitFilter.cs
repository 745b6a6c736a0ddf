using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>Which administrative units to list.</summary>
public sealed record GeoUnitFilter
{
    /// <summary>Only units of this level. Default: of every level.</summary>
    public GeoLevel? Level { get; init; }

    /// <summary>Only units right below this code; <see cref="GeoLibrary.CountryCode"/> for the provinces. Default: everywhere.</summary>
    public string? Parent { get; init; }
}
