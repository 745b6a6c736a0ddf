using System.Text.Json;

namespace Nser.Client.Validation;

/// <summary>Where in a record's bytes the fields lie that rules read, noted while the record's shape is checked.</summary>
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

    /// <summary>Makes ready for the next record.</summary>
    internal void Clear() => Array.Clear(slots);

    /// <summary>Notes a value; nothing when <paramref name="slot"/> is below 0. Where a member stands twice, the last counts.</summary>
    internal void Note(int slot, in Slot value)
    {
        if (slot >= 0)
        {
            slots[slot] = value;
        }
    }

    /// <summary>Notes a value without escapes by its extent.</summary>
    internal void Note(int slot, byte first, int start, int end)
    {
        if (slot < 0)
        {
            return;
        }

        slots[slot] = first switch
        {
            (byte)'"' => new(start + 1, end - start - 2, JsonTokenType.String, false),
            (byte)'{' => new(start, 0, JsonTokenType.StartObject, false),
            (byte)'[' => new(start, 0, JsonTokenType.StartArray, false),
            (byte)'t' => new(start, end - start, JsonTokenType.True, false),
            (byte)'f' => new(start, end - start, JsonTokenType.False, false),
            (byte)'n' => new(start, end - start, JsonTokenType.Null, false),
            _ => new(start, end - start, JsonTokenType.Number, false),
        };
    }
}
