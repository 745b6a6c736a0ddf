using System.Text;
using CsvHelper;
using Nser.Standards.Lines;

namespace Nser.Standards.Import;

/// <summary>A CSV file as rows of cells; knows nothing of records.</summary>
internal sealed class CsvTable : IAsyncDisposable
{
    private readonly LineReader lines;
    private readonly CsvRowReader rows;
    private readonly CsvCells cells;

    private CsvTable(LineReader lines, CsvRowReader rows, char delimiter) => (this.lines, this.rows, cells) = (lines, rows, new(delimiter));

    /// <summary>Looks at the start of a file in UTF-8; the header is read next.</summary>
    /// <exception cref="ImportException">The file is empty or no CSV.</exception>
    internal static async Task<CsvTable> OpenAsync(Stream text, CsvImportOptions options, CancellationToken cancellationToken)
    {
        var lines = new LineReader(text, options.MaxRowBytes);
        var first = await FirstLineAsync(lines, cancellationToken).ConfigureAwait(false);
        CsvStart.ThrowIfNotCsv(first, options.MaxRowBytes);
        var stated = CsvStart.Stated(first);
        var header = stated is null ? first : await FirstLineAsync(lines, cancellationToken).ConfigureAwait(false);
        CsvStart.ThrowIfNotCsv(header, options.MaxRowBytes);
        var delimiter = options.Delimiter ?? stated ?? CsvStart.Detect(header);
        var rows = new CsvRowReader(lines, (byte)delimiter, options.MaxRowBytes);
        rows.Return(header);
        return new(lines, rows, delimiter);
    }

    /// <summary>The header's line and names.</summary>
    /// <exception cref="ImportException">It cannot be read.</exception>
    internal async Task<(long Line, string[] Names)> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        var row = await ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw Empty();
        return row.Fault is { } fault
            ? throw new ImportException(fault.Code, row.Line, $"The header on line {row.Line} cannot be read. {fault.Message}")
            : (row.Line, cells.Split(row));
    }

    /// <summary>The next row, readable or not; <see langword="null"/> at the end.</summary>
    internal ValueTask<CsvRow?> ReadAsync(CancellationToken cancellationToken) => rows.ReadAsync(cancellationToken);

    /// <summary>The row's cells; none for a row that cannot be read.</summary>
    internal string[] Cells(CsvRow row) => row.Fault is null ? cells.Split(row) : [];

    public ValueTask DisposeAsync() => lines.CompleteAsync();

    private static async Task<PhysicalLine> FirstLineAsync(LineReader lines, CancellationToken cancellationToken)
    {
        PhysicalLine? line;
        do
        {
            line = await lines.ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw Empty();
        }
        while (line.IsBlank);
        return line;
    }

    private static ImportException Empty() =>
        new(ValidationCodes.ImportColumns, 1, "The file is empty. It must have a header with the columns' names and a row for each record.");
}

/// <summary>Splits a row into its cells, with CsvHelper. The row arrives whole and with sound quotes.</summary>
internal sealed class CsvCells(char delimiter)
{
    private readonly CsvReaderOptions options = new()
    {
        Separator = delimiter,
        HasHeader = false,
        SkipEmptyLines = false,
        IncludeValuesInExceptions = false,
    };

    /// <summary>The cells of <paramref name="row"/>, unquoted. A carriage return alone divides too: it makes a cell too many, which is then said.</summary>
    internal string[] Split(CsvRow row)
    {
        using var reader = CsvReader.Create(row.Bytes, options);
        var cells = new List<string>();
        while (reader.Read())
        {
            for (var cell = 0; cell < reader.FieldCount; cell++)
            {
                cells.Add(reader.GetString(cell));
            }
        }

        return [.. cells];
    }
}

/// <summary>Looks at the first line of a file: is it CSV at all, and what separates its cells.</summary>
internal static class CsvStart
{
    private static readonly char[] Candidates = [',', ';', '\t'];

    /// <summary>Says clearly what a file is that is no CSV.</summary>
    /// <exception cref="ImportException">It is a workbook, a PDF, JSON, XML, UTF-16 without mark, or has no line ends.</exception>
    internal static void ThrowIfNotCsv(PhysicalLine line, int maxBytes)
    {
        if (line.IsTooLong)
        {
            throw new ImportException(ValidationCodes.ImportLength, line.Number, $"Line {line.Number} has more than {maxBytes} bytes. This is no CSV file, or its line ends are missing.");
        }

        var bytes = line.Bytes.Span;
        var kind = bytes.TrimStart((byte)' ') switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => "a workbook (.xlsx) or an archive; save it as CSV UTF-8",
            [0xD0, 0xCF, 0x11, 0xE0, ..] => "an old workbook (.xls); save it as CSV UTF-8",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document; export the table as CSV",
            [(byte)'{' or (byte)'[', ..] => "JSON; read it with the NDJSON import, one record a line",
            [(byte)'<', ..] => "XML or HTML; export the table as CSV",
            [0x1F, 0x8B, ..] => "compressed with gzip; decompress it first",
            _ when bytes.Contains((byte)0) => "binary, or UTF-16 without a byte order mark; save it as CSV UTF-8",
            _ => null,
        };
        if (kind is not null)
        {
            throw new ImportException(ValidationCodes.ImportEncoding, line.Number, $"Line {line.Number}: this is no CSV file. It seems to be {kind}.");
        }

        if (bytes.Contains((byte)'\r'))
        {
            throw new ImportException(ValidationCodes.ImportColumns, line.Number, $"Line {line.Number}: lines end with a carriage return alone. Save the file with LF or CR LF line ends.");
        }
    }

    /// <summary>The delimiter that a first line <c>sep=;</c> states; <see langword="null"/> when the line is none of that kind.</summary>
    internal static char? Stated(PhysicalLine line) =>
        line.Bytes.Span is [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', var delimiter and < 0x80 and not (byte)'"'] ? (char)delimiter : null;

    /// <summary>The candidate that the header has most of outside its quotes; comma when it has none.</summary>
    internal static char Detect(PhysicalLine header)
    {
        var unquoted = new StringBuilder();
        var quoted = false;
        foreach (var here in header.Bytes.Span)
        {
            quoted ^= here == '"';
            unquoted.Append(quoted ? '"' : (char)here);
        }

        var text = unquoted.ToString();
        return Candidates.MaxBy(candidate => text.Count(candidate.Equals));
    }
}
