using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Selection;

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
