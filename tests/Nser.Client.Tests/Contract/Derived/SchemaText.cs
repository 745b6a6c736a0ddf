using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nser.Client.Tests.Contract.Derived;

/// <summary>Writes JSON in the layout of the schema files: two spaces, one member a line, lists of plain values on one line, texts escaped as in the source.</summary>
internal static class SchemaText
{
    internal static string Write(JsonNode node, int indent = 0)
    {
        var text = new StringBuilder();
        Write(node, indent, text);
        return text.ToString();
    }

    /// <summary>The text with the value at each pointer replaced.</summary>
    internal static string Replace(string text, IReadOnlyDictionary<string, string> values)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var places = Places(utf8);
        var parts = new List<byte>(utf8.Length);
        var copied = 0;
        foreach (var (pointer, value) in values.OrderBy(value => places[value.Key].Start))
        {
            parts.AddRange(utf8.AsSpan(copied, places[pointer].Start - copied));
            parts.AddRange(Encoding.UTF8.GetBytes(value));
            copied = places[pointer].End;
        }

        parts.AddRange(utf8.AsSpan(copied));
        return Encoding.UTF8.GetString(parts.ToArray());
    }

    private static void Write(JsonNode node, int indent, StringBuilder text)
    {
        var line = "\n" + new string(' ', indent + 2);
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members)
                {
                    text.Append(line).Append('"').Append(name).Append("\": ");
                    Write(value!, indent + 2, text);
                    text.Append(',');
                }

                text.Length--;
                text.Append('\n').Append(' ', indent).Append('}');
                break;
            case JsonArray items:
                text.Append('[').AppendJoin(", ", items.Select(item => Write(item!))).Append(']');
                break;
            default:
                text.Append(node.AsValue().TryGetValue<JsonElement>(out var written) ? written.GetRawText() : node.ToJsonString());
                break;
        }
    }

    /// <summary>Where the value of each pointer to a member of an object is written.</summary>
    private static Dictionary<string, (int Start, int End)> Places(ReadOnlySpan<byte> utf8)
    {
        var places = new Dictionary<string, (int Start, int End)>();
        var open = new Stack<(string Pointer, int Start)>();
        var reader = new Utf8JsonReader(utf8);
        var pointer = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    pointer = $"{open.Peek().Pointer}/{reader.GetString()}";
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((pointer, (int)reader.TokenStartIndex));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    var closed = open.Pop();
                    places[closed.Pointer] = (closed.Start, (int)reader.BytesConsumed);
                    pointer = open.Count > 0 ? open.Peek().Pointer : "";
                    break;
                default:
                    places[pointer] = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                    break;
            }
        }

        return places;
    }
}
