using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>How the server's geography differs from a local one. A unit may stand in several of the lists.</summary>
public sealed record GeoDifferences
{
    /// <summary>The local geography's version.</summary>
    public required LibraryVersion LocalVersion { get; init; }

    /// <summary>The server's version.</summary>
    public required LibraryVersion ServerVersion { get; init; }

    /// <summary>Units that only the server has.</summary>
    public required IReadOnlyList<GeoUnit> Added { get; init; }

    /// <summary>Units that only the local geography has.</summary>
    public required IReadOnlyList<GeoUnit> Removed { get; init; }

    /// <summary>Units with another English name.</summary>
    public required IReadOnlyList<GeoChange> Renamed { get; init; }

    /// <summary>Units below another unit.</summary>
    public required IReadOnlyList<GeoChange> Moved { get; init; }

    /// <summary>Units with another status, for example SPLIT.</summary>
    public required IReadOnlyList<GeoChange> StatusChanged { get; init; }

    /// <summary>Whether there is no difference between the units. The versions may differ all the same.</summary>
    public bool AreEqual => Added.Count + Removed.Count + Renamed.Count + Moved.Count + StatusChanged.Count == 0;

    /// <summary>The counts on one line.</summary>
    public override string ToString() => AreEqual
        ? $"no difference ({LocalVersion} here, {ServerVersion} there)"
        : FormattableString.Invariant($"{Added.Count} added, {Removed.Count} removed, {Renamed.Count} renamed, {Moved.Count} moved, {StatusChanged.Count} with another status ({LocalVersion} here, {ServerVersion} there)");

    internal static GeoDifferences Between(GeoLibrary local, LibraryVersion version, IReadOnlyList<GeoUnit> server)
    {
        var codes = server.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        var both = server.Select(unit => (Local: local.Find(unit.Code), Server: unit)).Where(pair => pair.Local is not null).Select(pair => new GeoChange(pair.Local!, pair.Server)).ToList();
        return new()
        {
            LocalVersion = local.Version,
            ServerVersion = version,
            Added = [.. server.Where(unit => local.Find(unit.Code) is null)],
            Removed = [.. local.Units.Where(unit => !codes.Contains(unit.Code))],
            Renamed = [.. both.Where(pair => pair.Local.NameEn != pair.Server.NameEn)],
            Moved = [.. both.Where(pair => pair.Local.ParentCode != pair.Server.ParentCode)],
            StatusChanged = [.. both.Where(pair => pair.Local.Status != pair.Server.Status)],
        };
    }
}

/// <summary>A unit that both geographies have, and that differs.</summary>
/// <param name="Local">As the local geography has it.</param>
/// <param name="Server">As the server has it.</param>
public sealed record GeoChange(GeoUnit Local, GeoUnit Server);
