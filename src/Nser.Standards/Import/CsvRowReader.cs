using System.Buffers;
using System.Text.Unicode;
using Nser.Standards.Lines;

namespace Nser.Standards.Import;

/// <summary>Puts physical lines together to rows: a quoted cell may hold line ends. Blank lines are passed over.</summary>
/// <remarks>After a broken quote reading goes on at the next physical line, so that one slip does not swallow the rows below it.</remarks>
internal sealed class CsvRowReader(LineReader lines, byte delimiter, int maxBytes)
{
    private readonly Stack<PhysicalLine> unread = new();

    /// <summary>Gives a line back, to be read next.</summary>
    internal void Return(PhysicalLine line) => unread.Push(line);

    /// <summary>The next row, readable or not; <see langword="null"/> at the end.</summary>
    internal async ValueTask<CsvRow?> ReadAsync(CancellationToken cancellationToken)
    {
        var first = await NextLineAsync(cancellationToken).ConfigureAwait(false);
        while (first is { IsBlank: true })
        {
            first = await NextLineAsync(cancellationToken).ConfigureAwait(false);
        }

        return first switch
        {
            null => null,
            { IsTooLong: true } => new(first.Number, default, CsvFaults.TooLong(maxBytes)),
            _ => await CompleteAsync(first, cancellationToken).ConfigureAwait(false),
        };
    }

    private async ValueTask<CsvRow> CompleteAsync(PhysicalLine first, CancellationToken cancellationToken)
    {
        var held = new List<PhysicalLine> { first };
        var bytes = (long)first.Bytes.Length;
        var state = QuoteScan.Over(first.Bytes.Span, delimiter, QuoteState.CellStart);
        while (state == QuoteState.Quoted)
        {
            var next = await NextLineAsync(cancellationToken).ConfigureAwait(false);
            if (next is not null)
            {
                held.Add(next);
                bytes += next.Bytes.Length + 1;
            }

            state = next is null or { IsTooLong: true } || bytes > maxBytes ? QuoteState.Broken : QuoteScan.Over(next.Bytes.Span, delimiter, state);
        }

        if (state != QuoteState.Broken)
        {
            return Join(held);
        }

        for (var line = held.Count - 1; line > 0; line--)
        {
            unread.Push(held[line]);
        }

        return new(first.Number, default, CsvFaults.BrokenQuote);
    }

    private static CsvRow Join(List<PhysicalLine> held)
    {
        if (held.Find(line => !IsText(line.Bytes.Span)) is { } broken)
        {
            return new(held[0].Number, default, CsvFaults.NotText(broken.Number));
        }

        if (held.Count == 1)
        {
            return new(held[0].Number, held[0].Bytes);
        }

        var row = new ArrayBufferWriter<byte>(held.Sum(line => line.Bytes.Length + 1));
        row.Write(held[0].Bytes.Span);
        foreach (var line in held.Skip(1))
        {
            row.Write("\n"u8);
            row.Write(line.Bytes.Span);
        }

        return new(held[0].Number, row.WrittenMemory);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && bytes.IndexOf(SourceText.Unreadable) < 0;

    private ValueTask<PhysicalLine?> NextLineAsync(CancellationToken cancellationToken) =>
        unread.TryPop(out var line) ? ValueTask.FromResult<PhysicalLine?>(line) : lines.ReadAsync(cancellationToken);
}
