using System.Buffers.Binary;

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
