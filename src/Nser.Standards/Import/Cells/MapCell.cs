using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>Named values in one cell: <c>PBS=101;ISO=PK-SD</c>.</summary>
internal sealed class MapCell : Cell
{
    private static readonly char[] Separators = [';', '|'];

    internal override CellFault? Write(string text, Utf8JsonWriter json)
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !pairs.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                return CellFault.Value("Expected pairs such as PBS=101;ISO=PK-SD, each name once.");
            }
        }

        json.WriteStartObject();
        foreach (var (name, value) in pairs)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        return null;
    }
}
