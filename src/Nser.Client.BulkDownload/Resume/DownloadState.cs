using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>What is known about a file between runs: written after the file's own bytes are on the disk, and kept beside the complete file, so that a lost manifest can be made anew.</summary>
internal sealed record DownloadState
{
    internal const int CurrentVersion = 1;
    private const int LargestState = 64 * 1024;

    public required int Version { get; init; }

    /// <summary>The source's strong validator.</summary>
    public required string? ETag { get; init; }

    public required string Filters { get; init; }

    public required string ApiVersion { get; init; }

    public required string Form { get; init; }

    public required string? KeyId { get; init; }

    public required BulkSourceKind Source { get; init; }

    /// <summary>Bytes of the source whose rows stand in the committed part.</summary>
    public required long SourceOffset { get; init; }

    /// <summary>The page to ask for next; 0 for a stream.</summary>
    public required int NextPage { get; init; }

    /// <summary>The committed length.</summary>
    public required long FileLength { get; init; }

    /// <summary>The digest of the committed part.</summary>
    public required byte[] FileSha256 { get; init; }

    /// <summary>Whether every row so far stands in the file as it came.</summary>
    public required bool IsVerbatim { get; init; }

    public required long Rows { get; init; }

    /// <summary>Segments of the envelope; 0 without encryption.</summary>
    public required int Segments { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the manifest says of the file, once it is complete.</summary>
    public BulkManifestFile? Complete { get; init; }

    /// <summary>Reads a state; <see langword="null"/> when there is none that can be used.</summary>
    internal static DownloadState? TryRead(TargetFolder folder, BulkFileName name)
    {
        try
        {
            return folder.TryRead(name.State, LargestState) is { } json && JsonSerializer.Deserialize(json, BulkJson.Default.DownloadState) is { IsSound: true } state ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal void Write(TargetFolder folder, BulkFileName name) => folder.WriteDurably(name.State, JsonSerializer.SerializeToUtf8Bytes(this, BulkJson.Default.DownloadState));

    /// <summary>Whether it was begun under these terms.</summary>
    internal bool Fits(BulkFileTerms terms) => Filters == terms.Filters && ApiVersion == terms.ApiVersion.ToString() && Form == terms.Form.Signature && KeyId == terms.Form.Encryption?.KeyId && Source == terms.Source;

    [JsonIgnore]
    private bool IsSound => Version == CurrentVersion && SourceOffset >= 0 && NextPage >= 0 && FileLength >= 0 && Rows >= 0 && Segments >= 0 && FileSha256 is { Length: 32 };
}

/// <summary>The JSON of states, locks and manifests.</summary>
/// <remarks>Metadata only: the generated fast writer makes an empty text of an absent array of bytes.</remarks>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, WriteIndented = true)]
[JsonSerializable(typeof(DownloadState))]
[JsonSerializable(typeof(BulkManifest))]
[JsonSerializable(typeof(LockHolder))]
internal sealed partial class BulkJson : JsonSerializerContext;
