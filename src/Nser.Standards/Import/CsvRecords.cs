using System.Buffers;
using System.Text.Json;

namespace Nser.Standards.Import;

/// <summary>Turns rows into records: canonical JSON, and a finding for each cell that could not be read.</summary>
/// <remarks>Such a cell stands in the JSON as the text it was: nothing is guessed, and the row's other faults are still found.</remarks>
internal sealed class CsvRecords<TRecord>(CsvColumns columns)
    where TRecord : class
{
    private ValidationFinding? note = columns.Note;

    /// <summary>The record of a row; <see langword="null"/> for a row of empty cells, as spreadsheets leave them below their last row.</summary>
    internal SourceRecord<TRecord>? Read(CsvRow row, string[] cells)
    {
        if (row.Fault is { } fault)
        {
            return Unreadable(row, fault);
        }

        if (Array.TrueForAll(cells, cell => CellText.Clean(cell).Length == 0))
        {
            return null;
        }

        var width = Math.Max(columns.Count, Array.FindLastIndex(cells, cell => CellText.Clean(cell).Length > 0) + 1);
        if (width > columns.Count || cells.Length < columns.Count)
        {
            return Unreadable(row, CsvFaults.WrongWidth(cells.Length, columns.Count));
        }

        var findings = new List<ValidationFinding>();
        AddNote(findings);
        return new() { Line = row.Line, Json = Write(cells, findings), Findings = findings };
    }

    private SourceRecord<TRecord> Unreadable(CsvRow row, ValidationFinding fault)
    {
        var findings = new List<ValidationFinding> { fault };
        AddNote(findings);
        return new() { Line = row.Line, Findings = findings };
    }

    private void AddNote(List<ValidationFinding> findings)
    {
        if (note is not null)
        {
            findings.Add(note);
            note = null;
        }
    }

    private ReadOnlyMemory<byte> Write(string[] cells, List<ValidationFinding> findings)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, RecordJson.Options))
        {
            json.WriteStartObject();
            string? open = null;
            foreach (var source in columns.Sources)
            {
                var text = source.Cell(cells);
                if (text.Length > 0)
                {
                    open = MoveTo(source.Field.Parent, open, json);
                    Write(source.Field, text, json, findings);
                }
            }

            MoveTo(null, open, json);
            foreach (var (name, column) in columns.Kept)
            {
                if (CellText.Clean(cells[column]) is { Length: > 0 } text)
                {
                    json.WriteString(name, text);
                }
            }

            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    // Fields of one nested object stand together, so each object is opened once at most.
    private static string? MoveTo(string? parent, string? open, Utf8JsonWriter json)
    {
        if (open != parent)
        {
            if (open is not null)
            {
                json.WriteEndObject();
            }

            if (parent is not null)
            {
                json.WriteStartObject(parent);
            }
        }

        return parent;
    }

    private static void Write(ImportField field, string text, Utf8JsonWriter json, List<ValidationFinding> findings)
    {
        json.WritePropertyName(field.Name);
        if (field.Cell.Write(text, json) is { } fault)
        {
            json.WriteStringValue(text);
            findings.Add(new(fault.Code, FindingSeverity.Error, field.Pointer, fault.Message));
        }
    }
}
