using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>Says how a field's cells are read: by its name where a value type knows the matter, else by its schema.</summary>
internal static class FieldCells
{
    private static readonly TextCell Text = new();
    private static readonly EnumCell Word = new();
    private static readonly NumberCell Number = new(wholeOnly: false);
    private static readonly NumberCell WholeNumber = new(wholeOnly: true);
    private static readonly BooleanCell YesOrNo = new();
    private static readonly InstantCell Instant = new();
    private static readonly MapCell Map = new();

    internal static Cell For(string name, JsonElement schema, bool dayFirstDates) =>
        Identifiers.For(name) ?? (schema.GetProperty("type").GetString(), Format(schema)) switch
        {
            ("string", "date") => new DateCell(dayFirstDates),
            ("string", "date-time") => Instant,
            ("string", _) when schema.TryGetProperty("enum", out _) => Word,
            ("string", _) => ForPattern(schema),
            ("integer", _) => WholeNumber,
            ("number", _) => Number,
            ("boolean", _) => YesOrNo,
            ("array", _) => new ListCell(For("", schema.GetProperty("items"), dayFirstDates)),
            _ => Map,
        };

    // A pattern of ASCII characters describes a code; names are described by ranges beyond ASCII.
    private static Cell ForPattern(JsonElement schema) =>
        schema.TryGetProperty("pattern", out var pattern) && System.Text.Ascii.IsValid(pattern.GetString())
            ? new CodeCell(upperCase: !pattern.GetString()!.Contains("a-z", StringComparison.Ordinal))
            : Text;

    private static string? Format(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() : null;
}
