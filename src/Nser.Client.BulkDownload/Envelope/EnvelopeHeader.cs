using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>What stands before the chunks of a segment. Its bytes are associated data of each chunk, so none of it can be changed.</summary>
internal sealed record EnvelopeHeader
{
    public required int Version { get; init; }

    public required string Algorithm { get; init; }

    /// <summary>Bytes of plaintext in each chunk but the last.</summary>
    public required int ChunkSize { get; init; }

    /// <summary>From 0.</summary>
    public required int Segment { get; init; }

    /// <summary>The last 16 bytes of the segment before; empty for the first. A segment that is dropped, moved or put in breaks the chain.</summary>
    public required byte[] Previous { get; init; }

    /// <summary>The tehsil's code.</summary>
    public required string Tehsil { get; init; }

    public required string KeyWrapping { get; init; }

    public required string KeyId { get; init; }

    public required byte[] WrappedKey { get; init; }

    public required byte[] NoncePrefix { get; init; }

    /// <summary>Magic, length and JSON: the bytes that are written and authenticated.</summary>
    internal byte[] ToBytes()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, EnvelopeJson.Default.EnvelopeHeader);
        var bytes = new byte[EnvelopeFormat.Magic.Length + EnvelopeFormat.LengthLength + json.Length];
        EnvelopeFormat.Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(EnvelopeFormat.Magic.Length), json.Length);
        json.CopyTo(bytes, bytes.Length - json.Length);
        return bytes;
    }

    /// <summary>Reads the JSON; <see langword="null"/> when it is not such a header.</summary>
    internal static EnvelopeHeader? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, EnvelopeJson.Default.EnvelopeHeader) is { } header && header.IsSound ? header : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsSound => Version == EnvelopeFormat.Version && Algorithm == EnvelopeFormat.Algorithm && ChunkSize is > 0 and <= EnvelopeFormat.LargestChunk
        && Segment >= 0 && Previous is not null && Tehsil is not null && KeyWrapping is not null && KeyId is not null && WrappedKey is not null && NoncePrefix is { Length: EnvelopeFormat.PrefixLength };
}

/// <summary>The header's JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(EnvelopeHeader))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
