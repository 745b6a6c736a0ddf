using System.Text.Json;
using Nser.Standards.Text;

namespace Nser.Standards.Import.Cells;

/// <summary>Yes or no, in the words that spreadsheets hold.</summary>
internal sealed class BooleanCell : Cell
{
    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        bool? value = Normalizer.Clean(text).ToUpperInvariant() switch
        {
            "YES" or "Y" or "TRUE" or "1" or "ہاں" => true,
            "NO" or "N" or "FALSE" or "0" or "نہیں" => false,
            _ => null,
        };
        if (value is not { } known)
        {
            return CellFault.Value("Expected yes or no (also true, false, 1, 0).");
        }

        json.WriteBooleanValue(known);
        return null;
    }
}
