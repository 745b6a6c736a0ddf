using System.Buffers.Binary;
using System.Text.Json;

namespace Nser.BulkDownload.Tests.Running;

/// <summary>A segment of an encrypted file as docs/bulk-envelope.md describes it, also of one that breaks off; nothing is decrypted.</summary>
/// <param name="WrappedKey">Its key, wrapped.</param>
/// <param name="NoncePrefix">What its nonces begin with.</param>
/// <param name="Bytes">All of it that is there.</param>
/// <param name="IsCut">Whether it breaks off inside a chunk or the header.</param>
internal sealed record Segment(string WrappedKey, string NoncePrefix, ReadOnlyMemory<byte> Bytes, bool IsCut)
{
    private const int HeaderStart = 12, FrameLength = 4, TagLength = 16;

    internal static IReadOnlyList<Segment> Read(ReadOnlyMemory<byte> file)
    {
        var segments = new List<Segment>();
        for (var at = 0; at < file.Length;)
        {
            var start = at;
            if (file.Length - at < HeaderStart || file.Length - at - HeaderStart < BinaryPrimitives.ReadInt32BigEndian(file.Span[(at + 8)..]))
            {
                segments.Add(new("", "", file[start..], IsCut: true));
                break;
            }

            at += HeaderStart + BinaryPrimitives.ReadInt32BigEndian(file.Span[(at + 8)..]);
            using var header = JsonDocument.Parse(file[(start + HeaderStart)..at]);
            var end = AfterChunks(file.Span, at);
            at = Math.Min(end, file.Length);
            segments.Add(new(header.RootElement.GetProperty("wrappedKey").GetString()!, header.RootElement.GetProperty("noncePrefix").GetString()!, file[start..at], end > file.Length));
        }

        return segments;
    }

    // Where the segment ends, or would end: behind the file when a chunk is cut or lacks.
    private static int AfterChunks(ReadOnlySpan<byte> file, int at)
    {
        for (var isLast = false; !isLast;)
        {
            if (at + FrameLength > file.Length)
            {
                return at == file.Length ? at : file.Length + 1;
            }

            var frame = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            isLast = frame >> 24 != 0;
            at += FrameLength + (int)(frame & 0xFFFFFF) + TagLength;
        }

        return at;
    }
}
