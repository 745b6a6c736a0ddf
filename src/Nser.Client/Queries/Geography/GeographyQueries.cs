using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Queries.Geography;

/// <summary>The server's administrative geography.</summary>
/// <remarks>Districts split every year. Compare now and then, and take the server's geography over. Source: data sharing protocols 3.0, section 10.2 (Geo Library Standard).</remarks>
public sealed class GeographyQueries
{
    private readonly QueryClient calls;

    internal GeographyQueries(QueryClient calls) => this.calls = calls;

    private QueryJson Json => calls.Json(GeographyJson.Default);

    /// <summary>Reads which geography the server has.</summary>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<GeoLibraryVersion> GetLibraryAsync(CancellationToken cancellationToken = default) =>
        (await calls.SendAsync(version => new NserCall(NserOperation.GetGeoLibrary, version) { Send = (api, call, stop) => api.GetGeoLibraryAsync(version, call, stop) }, body => Version(Json.Decode<GeoLibraryWire>(body)), cancellationToken).ConfigureAwait(false)).Body;

    /// <summary>Lists administrative units.</summary>
    /// <param name="filter">Which ones; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The units in the server's order; none for a parent without units.</returns>
    /// <exception cref="ArgumentException">The parent is no code.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<IReadOnlyList<GeoUnit>> ListUnitsAsync(GeoUnitFilter? filter = null, CancellationToken cancellationToken = default)
    {
        return (await ListAsync(filter ?? new(), cancellationToken).ConfigureAwait(false)).Body.Units;
    }

    /// <summary>Lists how the server's geography differs from a local one.</summary>
    /// <param name="local">The local one, for example <see cref="GeoLibrary.Current"/>.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <exception cref="NserException">A call failed, or the server's answers contradict each other.</exception>
    public async Task<GeoDifferences> CompareAsync(GeoLibrary local, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(local);
        var server = (await ReadAllAsync(cancellationToken).ConfigureAwait(false)).Body;
        return GeoDifferences.Between(local, server.Version, server.Units);
    }

    /// <summary>Takes the server's geography over into a local file that <see cref="GeoLibrary.LoadFileAsync"/> reads, with status, days and successors of each unit.</summary>
    /// <param name="path">The file; replaced in one step once the new one is proved to be whole. Spellings, local types and other codes than ISO 3166-2 are not kept.</param>
    /// <param name="cancellationToken">Stops; the file is then as before.</param>
    /// <exception cref="NserException">A call failed, or what the server has is no geography: its answers contradict each other, or a unit has no parent. The file is as before.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<GeoLibraryUpdate> UpdateAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        var answer = await ReadAllAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new() { Library = await GeoLibraryTarget.WriteAsync(full, answer.Body, cancellationToken).ConfigureAwait(false), Path = full };
        }
        catch (FormatException)
        {
            throw answer.Unusable("The server's units are no geography: a unit has no parent of a wider level, or an unknown level. The file is as before.");
        }
    }

    /// <summary>All units, held against the version and the counts that the server states.</summary>
    private async Task<QueryAnswer<GeoUnitList>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var stated = await GetLibraryAsync(cancellationToken).ConfigureAwait(false);
        var answer = await ListAsync(new GeoUnitFilter(), cancellationToken).ConfigureAwait(false);
        var counted = answer.Body.Units.GroupBy(unit => unit.Level).ToDictionary(level => level.Key, level => level.Count());
        if (answer.Body.Version != stated.Version)
        {
            throw answer.Unusable("The server's units are of another version than it states: it may have changed just now. Ask again.");
        }

        return counted.Count == stated.Counts.Count(level => level.Value > 0) && counted.All(level => stated.Counts.GetValueOrDefault(level.Key) == level.Value)
            ? answer
            : throw answer.Unusable("The server lists another number of units than it states: some are missing, or it may have changed just now. Ask again.");
    }

    private Task<QueryAnswer<GeoUnitList>> ListAsync(GeoUnitFilter filter, CancellationToken cancellationToken)
    {
        var level = filter.Level is { } asked ? new OpenEnum<GeoLevel>(asked).Text : null;
        var parent = filter.Parent is null or { Length: >= 1 and <= 20 } && filter.Parent?.All(IsOfCodes) != false && (filter.Parent is null || RecordIds.IsFit(filter.Parent))
            ? filter.Parent
            : throw new ArgumentException("A code has 1 to 20 capital letters, digits, dots, hyphens or underscores, for example PK617, and is no person's number: it would stand in a URL.", nameof(filter));
        return calls.SendAsync(
            version => new NserCall(NserOperation.ListGeoUnits, version) { Send = (api, call, stop) => api.ListGeoUnitsAsync(version, level, parent, call, stop) },
            body => GeoUnitList.Of(Json.Decode<GeoUnitsWire>(body)),
            cancellationToken);
    }

    private static bool IsOfCodes(char character) => char.IsAsciiLetterUpper(character) || char.IsAsciiDigit(character) || character is '.' or '_' or '-';

    private static GeoLibraryVersion Version(GeoLibraryWire wire) => wire is { LibraryVersion.IsWellFormed: true, Counts: { } counts } && counts.Values.All(count => count >= 0)
        ? new() { Version = wire.LibraryVersion, Counts = counts.ToDictionary(pair => new OpenEnum<GeoLevel>(pair.Key), pair => pair.Value).AsReadOnly() }
        : throw new JsonException("no version, or a count below 0");
}

/// <summary>Which administrative units to list.</summary>
public sealed record GeoUnitFilter
{
    /// <summary>Only units of this level. Default: of every level.</summary>
    public GeoLevel? Level { get; init; }

    /// <summary>Only units right below this code; <see cref="GeoLibrary.CountryCode"/> for the provinces. Default: everywhere.</summary>
    public string? Parent { get; init; }
}

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

/// <summary>Version and counts as they arrive.</summary>
[WireEnvelope]
internal sealed class GeoLibraryWire
{
    [JsonRequired]
    public LibraryVersion LibraryVersion { get; set; }

    [JsonRequired]
    public Dictionary<string, int>? Counts { get; set; }
}

/// <summary>Units as they arrive. Each is read by the standard's model, which refuses one that lacks what the standard requires.</summary>
[WireEnvelope]
internal sealed class GeoUnitsWire
{
    [JsonRequired]
    public LibraryVersion LibraryVersion { get; set; }

    [JsonRequired]
    public List<GeoUnit>? Rows { get; set; }
}

/// <summary>How the geography stands in JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(GeoLibraryWire))]
[JsonSerializable(typeof(GeoUnitsWire))]
internal sealed partial class GeographyJson : JsonSerializerContext;
