using System.Globalization;

namespace Nser.Client.Queries.Statistics;

/// <summary>The aggregates of a report as a table.</summary>
public sealed class StatisticsTable
{
    private readonly Dictionary<string, int> places;

    internal StatisticsTable(IReadOnlyList<string> columns, IReadOnlyList<string[]> rows)
    {
        Columns = columns;
        places = columns.Select((column, place) => (column, place)).ToDictionary(pair => pair.column, pair => pair.place, StringComparer.Ordinal);
        Rows = [.. rows.Select(cells => new StatisticsRow(places, cells))];
    }

    /// <summary>The columns' names, each once, in the order of the report.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, in the order of the report.</summary>
    public IReadOnlyList<StatisticsRow> Rows { get; }

    /// <summary>How many columns and rows.</summary>
    public override string ToString() => FormattableString.Invariant($"{Columns.Count} columns, {Rows.Count} rows");
}

/// <summary>One row of a report's aggregates.</summary>
public sealed class StatisticsRow
{
    private readonly Dictionary<string, int> places;
    private readonly string[] cells;

    internal StatisticsRow(Dictionary<string, int> places, string[] cells)
    {
        this.places = places;
        this.cells = cells;
    }

    /// <summary>The text of a column; empty where the report has nothing.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="KeyNotFoundException">The report has no such column.</exception>
    public string this[string column] => places.TryGetValue(column, out var place) ? cells[place] : throw new KeyNotFoundException("The report has no such column: see Columns.");

    /// <summary>The number of a column, written with a point; <see langword="null"/> where the report has nothing, or no number.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="KeyNotFoundException">The report has no such column.</exception>
    public decimal? Number(string column) =>
        decimal.TryParse(this[column], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>How many cells.</summary>
    public override string ToString() => FormattableString.Invariant($"{cells.Length} cells");
}
