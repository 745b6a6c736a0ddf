using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>One of the standard's words, in any case and with spaces or dashes for underscores. Whether the word is known is the validator's question.</summary>
internal sealed class EnumCell : Cell
{
    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        json.WriteStringValue(text.ToUpperInvariant().Replace(' ', '_').Replace('-', '_'));
        return null;
    }
}
