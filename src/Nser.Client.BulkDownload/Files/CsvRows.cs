using System.Globalization;
using System.Text;
using CsvHelper;

namespace Nser.Client.BulkDownload.Files;

/// <summary>Rows of RFC 4180, each a flattened object; the header stands once, at the start.</summary>
internal sealed class CsvRows(bool isFormulaSafe) : RowWriter
{
    private static readonly CsvWriterOptions Options = new();
    private readonly CsvCells row = new();
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

/// <summary>Whether a spreadsheet could run a text as a formula when it opens the file: one that begins with = + - @, a tab or a carriage return, in half or full width, also behind blanks or quotes.</summary>
/// <remarks>A plain number such as -12.50 is none. Source: OWASP, CSV Injection.</remarks>
internal static class FormulaGuard
{
    internal static bool IsFormula(ReadOnlySpan<byte> text)
    {
        for (var rest = text; Rune.DecodeFromUtf8(rest, out var sign, out var length) == System.Buffers.OperationStatus.Done; rest = rest[length..])
        {
            if (sign.Value is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠')
            {
                return !IsNumber(text);
            }

            if (!Rune.IsWhiteSpace(sign) && sign.Value is not ('"' or '\'' or '\u200B' or '\uFEFF' or '\u200E' or '\u200F'))
            {
                return false;
            }
        }

        return false;
    }

    // decimal refuses exponents and everything else that could be an expression.
    private static bool IsNumber(ReadOnlySpan<byte> text) =>
        text is [(byte)'-', ..] && text.Length < 30 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
