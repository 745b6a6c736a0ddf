using System.Buffers;
using System.IO.Pipelines;

namespace Nser.Standards.Lines;

/// <summary>Reads a stream line by line and holds one line at most; what is longer than allowed is passed over, not buffered.</summary>
/// <remarks>A line ends with LF or CR LF. The stream stays open: it is the caller's.</remarks>
internal sealed class LineReader(Stream stream, int maxBytes)
{
    private const int ChunkBytes = 64 * 1024;
    private const byte LineFeed = (byte)'\n';
    private const byte CarriageReturn = (byte)'\r';

    private readonly PipeReader pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: ChunkBytes, leaveOpen: true));
    private long number;

    /// <summary>The next line; <see langword="null"/> at the end.</summary>
    internal async ValueTask<PhysicalLine?> ReadAsync(CancellationToken cancellationToken)
    {
        var tooLong = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            var buffer = read.Buffer;
            if (buffer.PositionOf(LineFeed) is { } end)
            {
                var line = Take(buffer.Slice(0, end), tooLong, hasEnd: true);
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                return line;
            }

            if (read.IsCompleted)
            {
                var last = buffer.IsEmpty && !tooLong ? null : Take(buffer, tooLong, hasEnd: false);
                pipe.AdvanceTo(buffer.End);
                return last;
            }

            // One byte more than allowed, for the CR of CR LF does not count.
            tooLong |= buffer.Length > maxBytes + 1;
            pipe.AdvanceTo(tooLong ? buffer.End : buffer.Start, buffer.End);
        }
    }

    /// <summary>Gives the buffers back.</summary>
    internal ValueTask CompleteAsync() => pipe.CompleteAsync();

    private PhysicalLine Take(ReadOnlySequence<byte> bytes, bool tooLong, bool hasEnd)
    {
        if (!tooLong && !bytes.IsEmpty && bytes.Slice(bytes.Length - 1).FirstSpan[0] == CarriageReturn)
        {
            bytes = bytes.Slice(0, bytes.Length - 1);
        }

        tooLong |= bytes.Length > maxBytes;
        return new(++number, tooLong ? ReadOnlyMemory<byte>.Empty : bytes.ToArray(), tooLong, hasEnd);
    }
}

/// <summary>One line of a file without its line end.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">Its bytes; empty when it is too long.</param>
/// <param name="IsTooLong">Whether it had more bytes than allowed; they were skipped.</param>
/// <param name="HasEnd">Whether a line end followed; only a file's last line may lack one.</param>
internal sealed record PhysicalLine(long Number, ReadOnlyMemory<byte> Bytes, bool IsTooLong, bool HasEnd)
{
    /// <summary>Whether nothing but white space stands on it.</summary>
    internal bool IsBlank => !IsTooLong && Bytes.Span.IndexOfAnyExcept(" \t\r"u8) < 0;

    /// <summary>The line number; never the content.</summary>
    public override string ToString() => $"line {Number}";
}
