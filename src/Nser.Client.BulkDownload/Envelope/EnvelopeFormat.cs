using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>The envelope's bytes, in one place; <c>docs/bulk-envelope.md</c> says the same in words.</summary>
internal static class EnvelopeFormat
{
    internal const int Version = 1;
    internal const string Algorithm = "A256GCM";
    internal const int ChunkSize = 64 * 1024, LargestChunk = 1024 * 1024, LargestHeader = 64 * 1024;
    internal const int KeyLength = 32, NonceLength = 12, PrefixLength = 7, TagLength = 16, FrameLength = 4, LengthLength = 4;

    internal static ReadOnlySpan<byte> Magic => "NSERENC1"u8;

    /// <summary>What follows a chunk.</summary>
    internal enum Kind : byte
    {
        /// <summary>Another chunk of this segment; this one is full.</summary>
        More = 0,

        /// <summary>Another segment.</summary>
        EndOfSegment = 1,

        /// <summary>Nothing.</summary>
        EndOfFile = 2,
    }

    /// <summary>Prefix of the segment, number of the chunk, kind: no two chunks under one key have the same.</summary>
    internal static void WriteNonce(Span<byte> nonce, ReadOnlySpan<byte> prefix, uint chunk, Kind kind)
    {
        prefix.CopyTo(nonce);
        BinaryPrimitives.WriteUInt32BigEndian(nonce[PrefixLength..], chunk);
        nonce[^1] = (byte)kind;
    }

    /// <summary>Kind and length of the plaintext, before each chunk.</summary>
    internal static void WriteFrame(Span<byte> frame, Kind kind, int length) => BinaryPrimitives.WriteUInt32BigEndian(frame, ((uint)kind << 24) | (uint)length);

    internal static (Kind Kind, int Length) ReadFrame(ReadOnlySpan<byte> frame)
    {
        var value = BinaryPrimitives.ReadUInt32BigEndian(frame);
        return ((Kind)(value >> 24), (int)(value & 0xFFFFFF));
    }
}

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
