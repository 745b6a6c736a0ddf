using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

/// <summary>The files that a download will make: one for each tehsil, or for each tehsil and quintile. It can be shown, stored, and run later.</summary>
/// <remarks>Immutable and safe for threads. It holds codes and names of the geography only.</remarks>
public sealed class BulkPlan
{
    private readonly GeoLibrary library;

    internal BulkPlan(IEnumerable<BulkPlanItem> items, GeoLibrary library)
    {
        this.library = library;
        Items = [.. items.Distinct().OrderBy(item => item.TehsilCode.Value, StringComparer.Ordinal).ThenBy(item => item.Quintile)];
        Quintiles = [.. Items.Where(item => item.Quintile is not null).Select(item => item.Quintile!.Value).Distinct().Order()];
        TehsilCount = Items.DistinctBy(item => item.TehsilCode).Count();
    }

    /// <summary>The files, by the tehsils' codes and then the quintiles; none stands here twice.</summary>
    public IReadOnlyList<BulkPlanItem> Items { get; }

    /// <summary>The geography that the plan was made with.</summary>
    public LibraryVersion GeoVersion => library.Version;

    /// <summary>The quintiles that have files of their own, ascending; empty when each tehsil has one file of all.</summary>
    public IReadOnlyList<int> Quintiles { get; }

    /// <summary>How many tehsils the plan has.</summary>
    public int TehsilCount { get; }

    /// <summary>How many files the plan has.</summary>
    public int FileCount => Items.Count;

    /// <summary>Makes a plan of these files, in any order and each as often as you like, for example those that failed in another run. Without any it is empty.</summary>
    /// <param name="items">The files. A tehsil may have a file of all and files of quintiles.</param>
    /// <param name="library">The geography to look the tehsils up in.</param>
    /// <exception cref="BulkSelectionException">The geography does not have a tehsil, a tehsil was replaced, or a quintile is not 1 to 5; all faults are told.</exception>
    public static BulkPlan Of(IEnumerable<BulkPlanItem> items, GeoLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        return new BulkPlanner(library).PlanOf(items);
    }

    /// <summary>Reads a plan that <see cref="WriteJsonAsync"/> wrote. Of each item <c>tehsilCode</c> and <c>quintile</c> count; names and totals are made anew.</summary>
    /// <param name="source">The JSON; it is read to its end and left open.</param>
    /// <param name="library">The geography to look the tehsils up in; it may be newer than the plan's.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="FormatException">It is no such JSON.</exception>
    /// <exception cref="BulkSelectionException">As <see cref="Of"/> says.</exception>
    public static async Task<BulkPlan> ReadJsonAsync(Stream source, GeoLibrary library, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(library);
        try
        {
            return await JsonSerializer.DeserializeAsync(source, PlanJson.Default.PlanDocument, cancellationToken).ConfigureAwait(false) is { Version: PlanDocument.CurrentVersion } document && !document.Items.Contains(null!)
                ? Of(document.Items.Select(item => new BulkPlanItem(item.TehsilCode, item.Quintile)), library)
                : throw Unreadable();
        }
        catch (JsonException)
        {
            // Its message may repeat the file.
            throw Unreadable();
        }

        static FormatException Unreadable() => new("This is no plan of a bulk download, version 1: make the plan anew.");
    }

    /// <summary>Writes the plan for people to read: province, district, tehsils with code and name, and at the end the totals.</summary>
    /// <param name="destination">Where to write, for example the console's output. It stays open.</param>
    /// <param name="cancellationToken">Stops writing; what is written then is part of a plan.</param>
    public Task WriteTextAsync(TextWriter destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return PlanText.WriteAsync(this, library, destination, cancellationToken);
    }

    /// <summary>Writes the plan as one JSON document in UTF-8: <c>version</c> (1), <c>geoVersion</c>, <c>tehsilCount</c>, <c>fileCount</c>, and the <c>items</c> with <c>tehsilCode</c>, <c>quintile</c> and the names of
    /// <c>tehsil</c>, <c>district</c> and <c>province</c>.</summary>
    /// <param name="destination">Where to write. It stays open.</param>
    /// <param name="cancellationToken">Stops writing; what is written then is no whole document.</param>
    public Task WriteJsonAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return JsonSerializer.SerializeAsync(destination, Document(), PlanJson.Default.PlanDocument, cancellationToken);
    }

    /// <summary>The totals in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{TehsilCount} tehsils, {FileCount} files{(Quintiles.Count > 0 ? $" (quintiles {PlanText.Numbers(Quintiles)})" : "")}, geo library {GeoVersion}");

    private PlanDocument Document() => new()
    {
        Version = PlanDocument.CurrentVersion,
        GeoVersion = GeoVersion,
        TehsilCount = TehsilCount,
        FileCount = FileCount,
        Items = [.. Items.Select(item => new PlanDocumentItem
        {
            TehsilCode = item.TehsilCode,
            Quintile = item.Quintile,
            Tehsil = library.Find(item.TehsilCode.Value)?.NameEn,
            District = Above(item, GeoLevel.District),
            Province = Above(item, GeoLevel.Province),
        })],
    };

    private string? Above(BulkPlanItem item, GeoLevel level) => library.Ancestors(item.TehsilCode.Value).FirstOrDefault(unit => unit.Level == level)?.NameEn;
}

/// <summary>One file of a <see cref="BulkPlan"/>.</summary>
/// <param name="TehsilCode">The tehsil.</param>
/// <param name="Quintile">The quintile, 1 to 5; <see langword="null"/> for a file of all.</param>
public sealed record BulkPlanItem(TehsilCode TehsilCode, int? Quintile);

/// <summary>A plan as JSON. Reading needs <c>items</c> alone; the rest is for those who look at it.</summary>
internal sealed record PlanDocument
{
    internal const int CurrentVersion = 1;

    public required int Version { get; init; }

    public LibraryVersion? GeoVersion { get; init; }

    public int? TehsilCount { get; init; }

    public int? FileCount { get; init; }

    public required IReadOnlyList<PlanDocumentItem> Items { get; init; }
}

/// <summary>A file of the plan, with the names of where it lies.</summary>
internal sealed record PlanDocumentItem
{
    public required TehsilCode TehsilCode { get; init; }

    public int? Quintile { get; init; }

    public string? Tehsil { get; init; }

    public string? District { get; init; }

    public string? Province { get; init; }
}

/// <summary>The JSON of plans. Metadata only: the generated fast writer makes an empty text of an absent array of bytes.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, WriteIndented = true)]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJson : JsonSerializerContext;
