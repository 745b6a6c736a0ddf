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
