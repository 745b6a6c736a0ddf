using System.Text;
using CsvHelper;
using Nser.Client.Pipeline;

namespace Nser.Client.Queries.Statistics;

/// <summary>The aggregates of one report as they arrived: CSV (RFC 4180) in UTF-8 with a header line.</summary>
internal sealed class StatisticsCsv
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Coordinates = ["latitude", "longitude", "lat", "lon", "lng", "gps", "coordinates"];

    private static readonly CsvReaderOptions Rfc4180 = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        PoolStrings = true,
    };

    private StatisticsCsv(string text, StatisticsTable table) => (Text, Table) = (text, table);

    internal string Text { get; }

    internal StatisticsTable Table { get; }

    /// <exception cref="FormatException">Not such a table; another attempt may bring a whole one.</exception>
    /// <exception cref="UnusableAnswerException">Larger than was allowed, or with coordinates.</exception>
    internal static StatisticsCsv Read(ReadOnlyMemory<byte> body, StatisticsReadOptions options)
    {
        if (body.Length > options.MaxBytes)
        {
            throw new UnusableAnswerException($"the report is larger than MaxBytes ({options.MaxBytes})", isTransient: false);
        }

        var text = Decode(body);
        try
        {
            using var csv = CsvReader.FromText(text, Rfc4180);
            return new(text, ReadTable(csv, options));
        }
        catch (CsvFormatException)
        {
            throw new FormatException("The report is not CSV.");
        }
    }

    private static string Decode(ReadOnlyMemory<byte> body)
    {
        try
        {
            var text = Strict.GetString(body.Span).TrimStart('\uFEFF');
            return text is ['{' or '[' or '<', ..] ? throw new FormatException("The report is not CSV.") : text;
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The report is not UTF-8.");
        }
    }

    private static StatisticsTable ReadTable(CsvReader csv, StatisticsReadOptions options)
    {
        var rows = new List<string[]>();
        string[]? columns = null;
        while (csv.Read())
        {
            columns ??= Columns(csv, options);
            if (csv.FieldCount != columns.Length)
            {
                throw new FormatException("A row has another number of cells than the header.");
            }

            if (rows.Count == options.MaxRows)
            {
                throw new UnusableAnswerException($"the report has more rows than MaxRows ({options.MaxRows})", isTransient: false);
            }

            rows.Add([.. Enumerable.Range(0, columns.Length).Select(csv.GetString)]);
        }

        return new(columns ?? Columns(csv, options), rows);
    }

    private static string[] Columns(CsvReader csv, StatisticsReadOptions options)
    {
        var columns = csv.Headers?.ToArray() ?? [];
        if (columns.Length == 0 || columns.Any(string.IsNullOrWhiteSpace) || columns.Distinct(StringComparer.Ordinal).Count() != columns.Length)
        {
            throw new FormatException("The header is missing, or a column has no name of its own.");
        }

        if (columns.Length > options.MaxColumns)
        {
            throw new UnusableAnswerException($"the report has more columns than MaxColumns ({options.MaxColumns})", isTransient: false);
        }

        return columns.Any(IsCoordinate)
            ? throw new UnusableAnswerException("the report holds coordinates, which are Secret: nothing of it was taken. Tell BISP", isTransient: false)
            : columns;
    }

    private static bool IsCoordinate(string column) => Coordinates.Contains(column.Trim(), StringComparer.OrdinalIgnoreCase);
}
