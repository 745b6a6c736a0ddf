using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>Which geography the server has, and how large it is.</summary>
public sealed record GeoLibraryVersion
{
    /// <summary>Year and month.</summary>
    [Classified(DataClassification.Public)]
    public required LibraryVersion Version { get; init; }

    /// <summary>Number of units by level.</summary>
    [Classified(DataClassification.Public)]
    public required IReadOnlyDictionary<OpenEnum<GeoLevel>, int> Counts { get; init; }
}
