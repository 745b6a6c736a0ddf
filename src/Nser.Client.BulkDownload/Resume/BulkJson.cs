using System.Text.Json.Serialization;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>The JSON of states, locks and manifests.</summary>
/// <remarks>Metadata only: the generated fast writer makes an empty text of an absent array of bytes.</remarks>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, WriteIndented = true)]
[JsonSerializable(typeof(DownloadState))]
[JsonSerializable(typeof(BulkManifest))]
[JsonSerializable(typeof(LockHolder))]
internal sealed partial class BulkJson : JsonSerializerContext;
