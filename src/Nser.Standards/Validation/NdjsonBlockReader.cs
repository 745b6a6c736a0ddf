using System.Runtime.ExceptionServices;
using Nser.Standards.Import;
using Nser.Standards.Lines;

namespace Nser.Standards.Validation;

/// <summary>Cuts a stream into blocks of whole lines. The stream stays open: it is the caller's.</summary>
/// <remarks>Of a line that is longer than allowed it keeps just enough to see that it is.</remarks>
internal sealed class NdjsonBlockReader(Stream stream, NdjsonValidationOptions options) : IDisposable
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>Room enough behind what is kept of a long line to pass over the rest in sizeable pieces.</summary>
    private const int LeastPiece = 4096;

    /// <summary>The line, the CR of CR LF, and one more.</summary>
    private readonly int keptOfLongLine = options.MaxLineBytes + 2;

    private byte[] begun = [];
    private int begunLength;
    private bool atStart = true;

    /// <summary>Whether there is nothing more to read, be it for the stream's end or its failure.</summary>
    internal bool IsAtEnd { get; private set; }

    /// <summary>Why reading ended before the stream's end; the whole lines before it are handed out all the same.</summary>
    internal ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Reads the next lines.</summary>
    /// <returns>Whether there are any.</returns>
    /// <exception cref="ImportException">The first line shows that the file is no NDJSON.</exception>
    internal async ValueTask<bool> ReadAsync(NdjsonBlock block, CancellationToken cancellationToken)
    {
        block.Start(begun.AsSpan(0, begunLength), options.BlockBytes);
        begunLength = 0;
        while (!IsAtEnd)
        {
            if (!block.Space.IsEmpty)
            {
                block.Length += await ReadAsync(block.Space, cancellationToken).ConfigureAwait(false);
            }
            else if (block.Content.Span.Contains(LineFeed))
            {
                break;
            }
            else if (block.Length < keptOfLongLine + LeastPiece)
            {
                block.Grow();
            }
            else
            {
                await PassOverLineAsync(block, cancellationToken).ConfigureAwait(false);
            }
        }

        if (!IsAtEnd || Failure is not null)
        {
            CutAtLastLine(block);
        }

        if (atStart && (Failure is null || block.Length > 0))
        {
            atStart = false;
            SkipMark(block);
        }

        return block.Length > 0;
    }

    public void Dispose()
    {
        if (begun.Length > 0)
        {
            options.Buffers.Return(begun);
            begun = [];
        }
    }

    /// <summary>Keeps the beginning of a line that is too long, and its end.</summary>
    private async ValueTask PassOverLineAsync(NdjsonBlock block, CancellationToken cancellationToken)
    {
        var piece = block.Content[keptOfLongLine..];
        block.Length = keptOfLongLine;
        while (!IsAtEnd)
        {
            var read = piece[..await ReadAsync(piece, cancellationToken).ConfigureAwait(false)];
            var end = read.Span.IndexOf(LineFeed);
            if (end >= 0)
            {
                read.Span[end..].CopyTo(piece.Span);
                block.Length = keptOfLongLine + read.Length - end;
                return;
            }
        }
    }

    private async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancellationToken)
    {
        try
        {
            var read = await stream.ReadAsync(into, cancellationToken).ConfigureAwait(false);
            IsAtEnd = read == 0;
            return read;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Failure = ExceptionDispatchInfo.Capture(fault);
            IsAtEnd = true;
            return 0;
        }
    }

    /// <summary>Keeps the line that the block ends in for the next one.</summary>
    private void CutAtLastLine(NdjsonBlock block)
    {
        var content = block.Content.Span;
        var tail = content[(content.LastIndexOf(LineFeed) + 1)..];
        if (begun.Length < tail.Length)
        {
            Dispose();
            begun = options.Buffers.Rent(tail.Length);
        }

        tail.CopyTo(begun);
        begunLength = tail.Length;
        block.Length -= tail.Length;
    }

    private static void SkipMark(NdjsonBlock block)
    {
        var end = block.Content.Span.IndexOf(LineFeed);
        var first = block.Length == 0 ? null : new PhysicalLine(1, end < 0 ? block.Content : block.Content[..end], IsTooLong: false, HasEnd: end >= 0);
        block.Skip((first?.Bytes.Length ?? 0) - NdjsonStart.WithoutMark(first).Bytes.Length);
    }
}
