namespace Nser.Client.BulkDownload.Resume;

/// <summary>What a folder of downloaded files should hold: <c>manifest.json</c>, replaced in one step.</summary>
public sealed record BulkManifest
{
    internal const int CurrentVersion = 1;

    /// <summary>The version of this description. Default 1.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The version of this library that wrote it.</summary>
    public required string LibraryVersion { get; init; }

    /// <summary>The files, by name.</summary>
    public required IReadOnlyList<BulkManifestFile> Files { get; init; }
}

/// <summary>What the manifest says of one complete file.</summary>
public sealed record BulkManifestFile
{
    /// <summary>The file's name, put together from codes, for example <c>PK61702.q1.ndjson</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The tehsil's code.</summary>
    public required string TehsilCode { get; init; }

    /// <summary>The quintile, 1 to 5; <see langword="null"/> when the file holds all.</summary>
    public required int? Quintile { get; init; }

    /// <summary>Rows of data; a CSV's header is none.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes of the file as it lies there, compressed or encrypted.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of those bytes, 64 hexadecimal digits in lower case.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The source's validator; <see langword="null"/> when the registry gave none (V1.0).</summary>
    public required string? SourceETag { get; init; }

    /// <summary>SHA-256 of the source, 64 hexadecimal digits in lower case; <see langword="null"/> when the source came in pages, and for an encrypted file of less than 64 KiB,
    /// where somebody could guess the few rows and find the guess confirmed.</summary>
    public required string? SourceSha256 { get; init; }

    /// <summary>What was asked, for example <c>tehsil=PK61702&amp;quintile=1</c>.</summary>
    public required string Filters { get; init; }

    /// <summary>The file's form, for example <c>csv.gz.enc;formula-safe</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The name of the key it is encrypted with; <see langword="null"/> when it is not encrypted.</summary>
    public required string? KeyId { get; init; }

    /// <summary>The version of the API that was asked, for example <c>2.0</c>.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The version of this library that wrote the file.</summary>
    public required string LibraryVersion { get; init; }

    /// <summary>The geo library that the tehsil's code was taken from, for example <c>2022.09</c>; <see langword="null"/> when the file was not made by a plan.</summary>
    public string? GeoVersion { get; init; }

    /// <summary>When the file was complete.</summary>
    public required DateTimeOffset CompletedAt { get; init; }
}
