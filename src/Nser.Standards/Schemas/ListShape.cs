using System.Globalization;
using System.Text;
using System.Text.Json;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>What a schema asks of a list.</summary>
internal sealed class ListShape
{
    private const int MostCompared = 16;

    internal static ListShape Any { get; } = new();

    internal ValueShape? Items { get; init; }

    internal int MinItems { get; init; }

    internal int MaxItems { get; init; } = int.MaxValue;

    internal bool HasUniqueItems { get; init; }

    /// <summary>Where the list that begins at <paramref name="at"/> ends, when it is sure to fit; else -1.</summary>
    internal int End(ReadOnlySpan<byte> json, int at, RecordSlots slots, int depth)
    {
        at = Bytes.Space(json, at + 1);
        if (Items is null || depth > SchemaPlan.MaxDepth || !Bytes.IsWithin(json, at))
        {
            return FastPath.Undecided;
        }

        if (json[at] == ']')
        {
            return MinItems == 0 ? at + 1 : FastPath.Undecided;
        }

        Span<(int Start, int End)> earlier = stackalloc (int, int)[HasUniqueItems ? MostCompared : 0];
        for (var count = 1; count <= MaxItems; count++)
        {
            var end = Items.End(json, at, slots, depth);
            if (!Bytes.IsWithin(json, end) || (HasUniqueItems && !IsNew(json, at, end, earlier, count - 1)))
            {
                return FastPath.Undecided;
            }

            at = Bytes.Space(json, end);
            if (!Bytes.IsWithin(json, at) || json[at] != ',')
            {
                return Bytes.IsWithin(json, at) && json[at] == ']' && count >= MinItems ? at + 1 : FastPath.Undecided;
            }

            at = Bytes.Space(json, at + 1);
        }

        return FastPath.Undecided;
    }

    /// <summary>Whether this text, without escapes, differs from those before it; not sure of anything but texts, nor of long lists.</summary>
    private static bool IsNew(ReadOnlySpan<byte> json, int start, int end, Span<(int Start, int End)> earlier, int count)
    {
        if (json[start] != '"' || count == earlier.Length)
        {
            return false;
        }

        foreach (var (otherStart, otherEnd) in earlier[..count])
        {
            if (json[start..end].SequenceEqual(json[otherStart..otherEnd]))
            {
                return false;
            }
        }

        earlier[count] = (start, end);
        return true;
    }
}

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
