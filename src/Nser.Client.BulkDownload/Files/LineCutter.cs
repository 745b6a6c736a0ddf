using System.Buffers;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Holds the beginning of a line until its end arrives.</summary>
internal sealed class LineCutter
{
    /// <summary>The longest line, in bytes. A row is some hundreds.</summary>
    internal const int LongestLine = 1024 * 1024;

    private readonly ArrayBufferWriter<byte> held = new();

    /// <summary>What is held: a line without an end.</summary>
    internal ReadOnlyMemory<byte> Rest => held.WrittenMemory;

    /// <summary>Adds the end of a line that is held. Gives the whole line, valid until the next call, and what follows it; an empty line when there is still no end.</summary>
    internal ReadOnlyMemory<byte> Finish(ref ReadOnlyMemory<byte> block, long row)
    {
        var end = block.Span.IndexOf((byte)'\n') + 1;
        Hold(end == 0 ? block : block[..end], row);
        block = end == 0 ? default : block[end..];
        return end == 0 ? default : held.WrittenMemory;
    }

    /// <summary>Holds the beginning of a line.</summary>
    /// <exception cref="BulkFileException">The line is longer than any row can be.</exception>
    internal void Hold(ReadOnlyMemory<byte> part, long row)
    {
        if (held.WrittenCount + part.Length > LongestLine)
        {
            throw JsonLine.Unsound(row);
        }

        held.Write(part.Span);
    }

    internal void Clear() => held.ResetWrittenCount();
}
