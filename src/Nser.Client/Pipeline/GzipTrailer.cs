using System.Buffers.Binary;

namespace Nser.Client.Pipeline;

/// <summary>The last eight bytes of a gzip stream: checksum and length of what it holds. A decompressor that meets the end early does not miss them; we do.</summary>
/// <remarks>Source: RFC 1952, section 2.3. One member a stream, which is what HTTP servers send.</remarks>
internal static class GzipTrailer
{
    private const int HeaderLength = 10;
    private const int Length = 8;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    internal static bool Closes(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> content) =>
        stream.Length >= HeaderLength + Length
        && BinaryPrimitives.ReadUInt32LittleEndian(stream[^Length..]) == Checksum(content)
        && BinaryPrimitives.ReadUInt32LittleEndian(stream[^4..]) == (uint)content.Length;

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        var checksum = uint.MaxValue;
        foreach (var value in content)
        {
            checksum = Table[(checksum ^ value) & 0xFF] ^ (checksum >> 8);
        }

        return ~checksum;
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) == 0 ? entry >> 1 : 0xEDB88320 ^ (entry >> 1);
        }

        return entry;
    }
}
