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
