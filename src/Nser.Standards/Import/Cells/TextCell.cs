using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>Free text: names, addresses, a partner's own numbers.</summary>
internal sealed class TextCell : Cell
{
    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        json.WriteStringValue(text);
        return null;
    }
}
