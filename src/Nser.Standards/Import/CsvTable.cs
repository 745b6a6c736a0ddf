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
