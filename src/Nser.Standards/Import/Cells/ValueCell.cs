using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>An identifier that one of the standards' value types reads: it cleans what people write and says what is wrong.</summary>
internal sealed class ValueCell<T> : Cell
    where T : struct, IStandardValue<T>
{
    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        if (!StandardValue.TryParse<T>(text, out var value, out var why))
        {
            return new(why.Value.Code, why.Value.Message);
        }

        json.WriteStringValue(value.Value);
        return null;
    }
}
