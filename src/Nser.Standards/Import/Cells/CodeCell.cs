using System.Text.Json;
using Nser.Standards.Text;

namespace Nser.Standards.Import.Cells;

/// <summary>A code with a pattern of ASCII letters and digits. Whether it fits the pattern is the validator's question.</summary>
/// <param name="upperCase">Whether the pattern knows capitals only.</param>
internal sealed class CodeCell(bool upperCase) : Cell
{
    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        var code = Normalizer.Clean(text);
        json.WriteStringValue(upperCase ? code.ToUpperInvariant() : code);
        return null;
    }
}
