using System.Text.Json;

namespace Nser.Client.Validation;

/// <summary>Where in a record's bytes the fields lie that rules read, noted in one walk.</summary>
/// <remarks>The walk takes what it finds: whether the record is sound JSON was asked before. A schema engine may note the slots on its own way.</remarks>
internal sealed class RecordSlots
{
    private readonly Slot[] slots = new Slot[Fields.Count];

    /// <summary>One field's value: its bytes, without quotes when it is a text.</summary>
    /// <param name="Start">Where the value begins in the record.</param>
    /// <param name="Length">How many bytes it has; 0 for objects and arrays.</param>
    /// <param name="Kind">What it is; <see cref="JsonTokenType.None"/> when the field is absent.</param>
    /// <param name="IsEscaped">Whether the text holds escapes.</param>
    internal readonly record struct Slot(int Start, int Length, JsonTokenType Kind, bool IsEscaped);

    /// <summary>Where texts with escapes are read to.</summary>
    internal UnescapedTexts Unescaped { get; } = new();

    internal Slot this[Field field] => slots[field.Slot];

    /// <summary>Notes the fields of this record in place of the last one's. Where a member stands twice, the last counts.</summary>
    internal void Read(ReadOnlySpan<byte> json)
    {
        Array.Clear(slots);
        var reader = new Utf8JsonReader(json);
        string? parent = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 1)
            {
                parent = null;
            }

            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var name = reader.GetString()!;
            var atTop = reader.CurrentDepth == 1;
            reader.Read();
            if (Fields.Find(parent, name) is { } field)
            {
                slots[field.Slot] = Note(in reader);
            }

            if (reader.TokenType == JsonTokenType.StartArray || (reader.TokenType == JsonTokenType.StartObject && !atTop))
            {
                reader.Skip();
            }
            else if (reader.TokenType == JsonTokenType.StartObject)
            {
                parent = name;
            }
        }
    }

    private static Slot Note(in Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.String => new(start + 1, reader.ValueSpan.Length, reader.TokenType, reader.ValueIsEscaped),
            JsonTokenType.StartObject or JsonTokenType.StartArray => new(start, 0, reader.TokenType, false),
            _ => new(start, reader.ValueSpan.Length, reader.TokenType, false),
        };
    }
}
