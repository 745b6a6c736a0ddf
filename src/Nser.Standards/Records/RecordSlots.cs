using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Nser.Standards.Records;

/// <summary>Where in a record's bytes the fields lie that rules read, noted while the record's shape is checked.</summary>
internal sealed class RecordSlots
{
    /// <summary>A longer record is not judged: its slots would not hold it.</summary>
    internal const int LongestRecord = (1 << 28) - 1;

    private readonly Slot[] slots = new Slot[Fields.Count];

    /// <summary>Where texts with escapes are read to.</summary>
    internal UnescapedTexts Unescaped { get; } = new();

    /// <summary>Where the record is copied to for the fast way.</summary>
    internal PaddedRecord Padded { get; } = new();

    /// <summary>Whether the record was accepted and all texts for which <see cref="PlainText"/> matters are plain. False is no certain answer.</summary>
    internal bool HasOnlyPlainTexts { get; set; }

    /// <summary>What is sure of a record that the fast way did not accept.</summary>
    internal ValidatedPrefix Sure { get; set; }

    internal Slot this[Field field] => slots[field.Slot];

    /// <summary>Makes ready for the next record.</summary>
    internal void Clear()
    {
        Array.Clear(slots);
        Sure = default;
        HasOnlyPlainTexts = false;
    }

    /// <summary>Notes a value; nothing when <paramref name="slot"/> is below 0. Where a member stands twice, the last counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Note(int slot, Slot value)
    {
        if (slot >= 0)
        {
            slots[slot] = value;
        }
    }

    /// <summary>One field's value, in 64 bits because rules ask for it so often; all zero when the field is absent.</summary>
    internal readonly record struct Slot
    {
        private const int StartAt = 32;
        private const int KindAt = 28;
        private const ulong Escaped = 1UL << 63;
        private const ulong KindAndEscaped = Escaped | (0xFUL << KindAt);
        private readonly ulong bits;

        /// <param name="start">Where the value begins in the record, behind the quote of a text.</param>
        /// <param name="length">How many bytes it has, without quotes; 0 for objects and arrays.</param>
        /// <param name="kind">What it is.</param>
        internal Slot(int start, int length, JsonTokenType kind) =>
            bits = ((ulong)start << StartAt) | ((ulong)kind << KindAt) | (uint)length;

        /// <summary>Where the value begins.</summary>
        internal int Start => (int)((bits >> StartAt) & LongestRecord);

        /// <summary>How many bytes it has.</summary>
        internal int Length => (int)bits & LongestRecord;

        /// <summary>What it is; <see cref="JsonTokenType.None"/> when the field is absent.</summary>
        internal JsonTokenType Kind => (JsonTokenType)((bits >> KindAt) & 0xF);

        /// <summary>Whether the text holds escapes.</summary>
        internal bool IsEscaped
        {
            get => (long)bits < 0;
            init => bits |= value ? Escaped : 0;
        }

        /// <summary>Whether it is a text without escapes: the bytes are the text.</summary>
        internal bool IsTextAsWritten => (bits & KindAndEscaped) == (ulong)JsonTokenType.String << KindAt;

        /// <summary>The slot of a value without escapes, by its first byte and its extent.</summary>
        internal static Slot Of(byte first, int start, int end) => first switch
        {
            (byte)'"' => new(start + 1, end - start - 2, JsonTokenType.String),
            (byte)'{' => new(start, 0, JsonTokenType.StartObject),
            (byte)'[' => new(start, 0, JsonTokenType.StartArray),
            (byte)'t' => new(start, end - start, JsonTokenType.True),
            (byte)'f' => new(start, end - start, JsonTokenType.False),
            (byte)'n' => new(start, end - start, JsonTokenType.Null),
            _ => new(start, end - start, JsonTokenType.Number),
        };
    }
}

/// <summary>How much of a record the fast way was sure of before it met a doubt, so that the closer look begins there and not at the beginning.</summary>
/// <param name="End">Where the last sure member of the record ends; 0 when none is sure.</param>
/// <param name="Members">The sure members, one bit for each member that the schema names.</param>
internal readonly record struct ValidatedPrefix(int End, ulong Members);

/// <summary>Room for a copy of one record with zeros behind it, so that many bytes can be read at a time up to its end; for a record that ends with its array. Used again by the next record.</summary>
internal sealed class PaddedRecord
{
    /// <summary>A longer record gets no copy: room of that size is not kept for each thread.</summary>
    private const int LongestRecord = 64 * 1024;

    private byte[] room = new byte[4 * 1024];

    /// <summary>The record and its padding; empty for a record that is too long.</summary>
    internal ReadOnlySpan<byte> Copy(ReadOnlySpan<byte> json)
    {
        if (json.Length > LongestRecord)
        {
            return [];
        }

        if (room.Length < json.Length + RecordBytes.Behind)
        {
            room = new byte[LongestRecord + RecordBytes.Behind];
        }

        json.CopyTo(room);
        room.AsSpan(json.Length, RecordBytes.Behind).Clear();
        return room.AsSpan(0, json.Length + RecordBytes.Behind);
    }
}

/// <summary>Room for the texts of one record that were written with escapes, used again by the next record: reading them allocates nothing.</summary>
internal sealed class UnescapedTexts
{
    /// <summary>Holds every escaped text of a usual record many times over; a longer text gets room of its own.</summary>
    private const int Size = 4096;

    private byte[] room = new byte[Size];
    private int used;

    /// <summary>Gives the room free; what was read before must not be used any more.</summary>
    internal void Clear() => used = 0;

    /// <summary>The text without quotes and escapes.</summary>
    internal ReadOnlySpan<byte> Read(ReadOnlySpan<byte> quoted)
    {
        if (quoted.Length > Size)
        {
            return Unescape(quoted, new byte[quoted.Length]);
        }

        if (quoted.Length > Size - used)
        {
            // Texts that were read keep the old room.
            room = new byte[Size];
            used = 0;
        }

        var text = Unescape(quoted, room.AsSpan(used));
        used += text.Length;
        return text;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> quoted, Span<byte> target)
    {
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return target[..reader.CopyString(target)];
    }
}
