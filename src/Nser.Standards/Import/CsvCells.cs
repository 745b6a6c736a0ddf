using CsvHelper;

namespace Nser.Standards.Import;

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
