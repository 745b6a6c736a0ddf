using System.Runtime.CompilerServices;
using System.Text.Json;
using Nser.Standards.Text;

namespace Nser.Standards.Records;

/// <summary>What a rule sees of a record: typed fields over its JSON. A field of the wrong type reads as absent; the shape check reports it.</summary>
/// <remarks>Typed records and raw NDJSON come here alike, as bytes: the bytes that are checked are the bytes that are sent.</remarks>
internal readonly ref struct RecordView
{
    private readonly ReadOnlySpan<byte> json;
    private readonly RecordSlots slots;

    /// <summary>The record in these bytes. Texts of an earlier view over the same slots are void.</summary>
    internal RecordView(ReadOnlySpan<byte> json, RecordSlots slots)
    {
        this.json = json;
        this.slots = slots;
        slots.Unescaped.Clear();
    }

    /// <summary>Whether each text of <see cref="Nser.Standards.Records.PlainTexts"/> is sure to be plain; when not, they are to be looked at.</summary>
    internal bool HasOnlyPlainTexts => slots.HasOnlyPlainTexts;

    /// <summary>Whether the field is there, of whatever type.</summary>
    internal bool Has(Field field) => slots[field].Kind != JsonTokenType.None;

    /// <summary>Whether the field is missing or <c>null</c>: what a conditional requirement asks.</summary>
    internal bool Lacks(Field field) => slots[field].Kind is JsonTokenType.None or JsonTokenType.Null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FieldText Text(Field field)
    {
        var slot = slots[field];
        return slot.IsTextAsWritten ? FieldText.Of(json.Slice(slot.Start, slot.Length))
            : slot.IsEscaped ? Unescaped(slot)
            : default;
    }

    /// <summary>Kept apart, so that the many places where rules read a text stay short.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private FieldText Unescaped(RecordSlots.Slot slot) => FieldText.Of(slots.Unescaped.Read(json.Slice(slot.Start - 1, slot.Length + 2)));

    /// <summary>The number's own spelling, for rules about how a number was written; empty when the field is no number.</summary>
    internal ReadOnlySpan<byte> NumberText(Field field) =>
        slots[field] is { Kind: JsonTokenType.Number } slot ? json.Slice(slot.Start, slot.Length) : default;

    /// <summary>Whether the field is a list of texts that holds this word.</summary>
    internal bool ListHolds(Field field, string word)
    {
        var slot = slots[field];
        if (slot.Kind != JsonTokenType.StartArray)
        {
            return false;
        }

        var list = new Utf8JsonReader(json[slot.Start..]);
        while (list.Read() && list.TokenType != JsonTokenType.EndArray)
        {
            if (list.TokenType == JsonTokenType.String && list.ValueTextEquals(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number, exact; one beyond what a decimal holds reads as the largest that it holds.</summary>
    internal decimal? Decimal(Field field) => NumberText(field) is { IsEmpty: false } number ? DecimalText.Parse(number) : null;

    /// <summary>A calendar day, written <c>yyyy-MM-dd</c>.</summary>
    internal DateOnly? Date(Field field) => CalendarDate.Parse(Text(field).Utf8);

    /// <summary>A moment, written in ISO 8601 with its offset; in UTC.</summary>
    internal DateTimeOffset? Instant(Field field) => InstantText.Parse(Text(field).Utf8);
}
