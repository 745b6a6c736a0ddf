using System.Buffers;
using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>Several values in one cell, separated by <c>;</c> or <c>|</c>.</summary>
/// <param name="item">Reads each of them.</param>
internal sealed class ListCell(Cell item) : Cell
{
    private static readonly char[] Separators = [';', '|'];

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        // Written aside first: a fault in the third item must not leave two items behind.
        var items = new ArrayBufferWriter<byte>();
        using (var list = new Utf8JsonWriter(items, RecordJson.Options))
        {
            list.WriteStartArray();
            foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (item.Write(part, list) is { } fault)
                {
                    return fault;
                }
            }

            list.WriteEndArray();
        }

        json.WriteRawValue(items.WrittenSpan, skipInputValidation: true);
        return null;
    }
}
