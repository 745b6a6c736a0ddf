using static Nser.QuickStart.SampleData.EnrollmentColumns;

namespace Nser.QuickStart.SampleData;

/// <summary>One row of the sample file, cell by cell; <see cref="Line"/> writes it.</summary>
internal sealed class EnrollmentRow
{
    private readonly Dictionary<string, string> cells = All.ToDictionary(column => column, _ => "");

    internal string this[string column]
    {
        get => cells[column];
        set => cells[column] = value;
    }

    internal string Line => string.Join(',', All.Select(column => Quoted(cells[column])));

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
