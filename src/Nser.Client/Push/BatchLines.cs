using System.Buffers;
using System.IO.Compression;

namespace Nser.Client.Push;

/// <summary>The body of a V2.0 batch: one record a line.</summary>
internal static class BatchLines
{
    internal static ReadOnlyMemory<byte> Write(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        var lines = new ArrayBufferWriter<byte>(records.Sum(record => record.Length + 1));
        foreach (var record in records)
        {
            lines.Write(record.Span);
            lines.Write("\n"u8);
        }

        return lines.WrittenMemory;
    }

    internal static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body)
    {
        using var output = new MemoryStream(body.Length / 4);
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
