using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nser.Standards.Schemas;

/// <summary>Whether a list holds no value twice: numbers are equal by value, objects whatever the order of their members.</summary>
internal static class UniqueItems
{
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = SchemaPlan.MaxDepth };

    internal static bool Hold(ReadOnlySpan<byte> list)
    {
        var reader = new Utf8JsonReader(list, Deep);
        using var items = JsonDocument.ParseValue(ref reader);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return items.RootElement.EnumerateArray().All(item => seen.Add(Canonical(item)));
    }

    /// <summary>One spelling for all that is equal. Texts carry their length, so that nothing runs together.</summary>
    private static string Canonical(JsonElement value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    Write(member.Name, text);
                    Write(member.Value, text);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Write(value.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(new ExactNumber(value.GetRawText()).Canonical()).Append(';');
                break;
            default:
                text.Append(value.GetRawText()).Append(';');
                break;
        }
    }

    private static void Write(string value, StringBuilder text) =>
        text.Append(CultureInfo.InvariantCulture, $"\"{value.Length}:{value}");
}
