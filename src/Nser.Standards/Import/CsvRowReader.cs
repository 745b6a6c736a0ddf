using System.Buffers;
using System.Globalization;
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

/// <summary>One row of a CSV file: its bytes, or why it could not be read.</summary>
/// <param name="Line">The physical line on which it begins, from 1.</param>
/// <param name="Bytes">The row in UTF-8 without its last line end; empty when it could not be read.</param>
/// <param name="Fault">What keeps it from being read; <see langword="null"/> when nothing does.</param>
internal sealed record CsvRow(long Line, ReadOnlyMemory<byte> Bytes, ValidationFinding? Fault = null)
{
    /// <summary>The line number; never the content.</summary>
    public override string ToString() => $"row of line {Line}";
}

/// <summary>What can be wrong with a row as a whole.</summary>
internal static class CsvFaults
{
    internal static ValidationFinding BrokenQuote { get; } = Error(
        ValidationCodes.ImportQuote,
        "A quote in this row is not closed, or stands inside a cell. Put the whole cell in quotes and write a quote inside it twice. Reading went on at the next line.");

    internal static ValidationFinding TooLong(int maxBytes) => Error(
        ValidationCodes.ImportLength,
        string.Create(CultureInfo.InvariantCulture, $"The row has more than {maxBytes} bytes and was skipped. A line end may be missing; raise the limit if rows are really this long."));

    internal static ValidationFinding NotText(long line) => Error(
        ValidationCodes.ImportEncoding,
        string.Create(CultureInfo.InvariantCulture, $"Line {line} holds bytes that are not text in the file's encoding. Save the file as UTF-8 (\"CSV UTF-8\"), or state its encoding in the import's options."));

    internal static ValidationFinding WrongWidth(int cells, int columns) => Error(
        ValidationCodes.ImportColumns,
        string.Create(CultureInfo.InvariantCulture, $"The row has {cells} cells, the header {columns} columns. Put a cell that holds the delimiter in quotes, and write empty cells too."));

    private static ValidationFinding Error(string code, string message) => new(code, FindingSeverity.Error, "", message);
}

/// <summary>Tells whether a row ends with its line or goes on, before anything is decoded. Works on bytes: quote and delimiter are ASCII in UTF-8.</summary>
internal static class QuoteScan
{
    /// <summary>The state after <paramref name="line"/>, begun in <paramref name="state"/>; <see cref="QuoteState.Quoted"/> means that the row goes on.</summary>
    internal static QuoteState Over(ReadOnlySpan<byte> line, byte delimiter, QuoteState state)
    {
        foreach (var here in line)
        {
            state = (state, here) switch
            {
                (QuoteState.CellStart, (byte)'"') => QuoteState.Quoted,
                (QuoteState.Quoted, (byte)'"') => QuoteState.AfterQuote,
                (QuoteState.Quoted, _) => QuoteState.Quoted,
                (QuoteState.AfterQuote, (byte)'"') => QuoteState.Quoted,
                (_, _) when here == delimiter => QuoteState.CellStart,
                (QuoteState.AfterQuote, _) or (_, (byte)'"') => QuoteState.Broken,
                _ => QuoteState.Plain,
            };

            if (state == QuoteState.Broken)
            {
                break;
            }
        }

        return state;
    }
}

/// <summary>Where a scan for quotes stands in a row (RFC 4180, section 2, rules 5 to 7).</summary>
internal enum QuoteState
{
    /// <summary>At the first byte of a cell.</summary>
    CellStart,

    /// <summary>In a cell without quotes.</summary>
    Plain,

    /// <summary>In a cell that began with a quote; line ends belong to the cell.</summary>
    Quoted,

    /// <summary>After a quote in a quoted cell: the cell's end, or the first half of a doubled quote.</summary>
    AfterQuote,

    /// <summary>A quote stands where none may: the row cannot be told into cells.</summary>
    Broken,
}
