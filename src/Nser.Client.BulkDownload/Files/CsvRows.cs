using CsvHelper;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Rows of RFC 4180, each a flattened object; the header stands once, at the start.</summary>
internal sealed class CsvRows(bool isFormulaSafe) : RowWriter
{
    private static readonly CsvWriterOptions Options = new();
    private readonly CsvCellsOfRow row = new();
    private CsvWriter? csv;

    internal override void Begin(Stream sink, bool isStart)
    {
        csv = CsvWriter.Create(sink, Options, leaveOpen: true);
        if (isStart)
        {
            csv.WriteHeader([.. CsvColumns.Names]);
        }
    }

    internal override void Take(ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty)
        {
            var length = lines.IndexOf((byte)'\n') + 1;
            Write(lines[..length]);
            Rows++;
            lines = lines[length..];
        }
    }

    internal override void End()
    {
        csv?.Dispose();
        csv = null;
    }

    private void Write(ReadOnlySpan<byte> line)
    {
        row.Read(JsonLine.HasCoordinates(line, Rows + 1) ? JsonLine.WithoutCoordinates(line).Span : line, Rows + 1);
        for (var column = 0; column < CsvColumns.Names.Count; column++)
        {
            var cell = row.Cell(column, out var isText);
            if (isFormulaSafe && isText && FormulaGuard.IsFormula(cell))
            {
                csv!.WriteField([.. "'"u8, .. cell]);
            }
            else
            {
                csv!.WriteField(cell);
            }
        }

        csv!.EndRecord();
    }
}
