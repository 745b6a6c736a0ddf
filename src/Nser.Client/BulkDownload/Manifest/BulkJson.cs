using System.Text.Json.Serialization;

namespace Nser.Client.BulkDownload;

/// <summary>The JSON of states, locks and manifests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, WriteIndented = true)]
[JsonSerializable(typeof(DownloadState))]
[JsonSerializable(typeof(BulkManifest))]
[JsonSerializable(typeof(LockHolder))]
internal sealed partial class BulkJson : JsonSerializerContext;
