using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
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

    /// <summary>A number, exact; one beyond what a decimal holds reads as the largest that it holds. Arithmetic with it cannot throw.</summary>
    internal Amount? Amount(Field field) => NumberText(field) is { IsEmpty: false } number ? DecimalText.Parse(number) : null;

    /// <summary>A calendar day, written <c>yyyy-MM-dd</c>.</summary>
    internal DateOnly? Date(Field field) => CalendarDate.Parse(Text(field).Utf8);

    /// <summary>A moment, written in ISO 8601 with its offset; in UTC.</summary>
    internal DateTimeOffset? Instant(Field field) => InstantText.Parse(Text(field).Utf8);
}

/// <summary>A text of a record, as its UTF-8 bytes without quotes and escapes; absent when the field is missing or no text.</summary>
/// <remarks>A view, not a copy: reading a field of a valid record allocates nothing.</remarks>
internal readonly ref struct FieldText
{
    private FieldText(ReadOnlySpan<byte> utf8) => Utf8 = utf8;

    internal ReadOnlySpan<byte> Utf8 { get; }

    /// <summary>Told by the span itself, so that a text fits two registers: an absent one lies nowhere, an empty one between its quotes.</summary>
    internal bool IsPresent => !Unsafe.IsNullRef(ref MemoryMarshal.GetReference(Utf8));

    internal int Length => Utf8.Length;

    internal static FieldText Of(ReadOnlySpan<byte> utf8) => new(utf8);

    /// <summary>Whether the text is this code, which is not empty.</summary>
    /// <remarks>Inlined, so that a literal becomes a comparison or two of whole words.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool Is(ReadOnlySpan<byte> code) => Utf8.SequenceEqual(code);

    /// <summary>Whether the text is this code, known only as the program runs. Codes are ASCII.</summary>
    internal bool Is(string code) => IsPresent && Ascii.Equals(Utf8, code);

    /// <inheritdoc cref="Is(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsOneOf(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) => Is(first) || Is(second);

    /// <inheritdoc cref="Is(ReadOnlySpan{byte})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsOneOf(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third) => Is(first) || Is(second) || Is(third);

    /// <summary>Whether both are present and equal.</summary>
    internal bool Equals(FieldText other) => IsPresent && other.IsPresent && Utf8.SequenceEqual(other.Utf8);

    internal bool StartsWith(FieldText prefix) => Utf8.StartsWith(prefix.Utf8);

    /// <summary>Whether the text is exactly so many ASCII digits.</summary>
    internal bool IsDigits(int count) => Length == count && Digits.AllIn(Utf8);

    /// <summary>The text when it is there, as a string to keep or to look up.</summary>
    internal string? ToText() => IsPresent ? Encoding.UTF8.GetString(Utf8) : null;

    /// <summary>The type's name: a record's content is never printed.</summary>
    public override string ToString() => nameof(FieldText);
}
