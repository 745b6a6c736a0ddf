using System.Runtime.InteropServices;
using Nser.Standards.Text;

namespace Nser.Standards.Records;

/// <summary>The bytes of one record, and what lies behind them in the same array: that may be read with the record's last bytes, many at a time, and counts for nothing.</summary>
internal readonly ref struct RecordBytes
{
    /// <inheritdoc cref="Bytes.Behind"/>
    internal const int Behind = Bytes.Behind;

    private readonly int length;

    private RecordBytes(ReadOnlySpan<byte> room, int length)
    {
        Room = room;
        this.length = length;
    }

    /// <summary>The record.</summary>
    internal ReadOnlySpan<byte> Json => Room[..length];

    /// <summary>The record and what may be read behind it, perhaps nothing.</summary>
    internal ReadOnlySpan<byte> Room { get; }

    internal bool HasRoomBehind => Room.Length - length == Behind;

    /// <summary>A record of which nobody knows where it lies.</summary>
    public static implicit operator RecordBytes(ReadOnlySpan<byte> json) => new(json, json.Length);

    /// <summary>A record among others, as a rule, in a buffer.</summary>
    internal static RecordBytes Of(ReadOnlyMemory<byte> json) =>
        MemoryMarshal.TryGetArray(json, out var place) && place.Array!.Length - place.Offset - place.Count >= Behind
            ? new RecordBytes(place.Array.AsSpan(place.Offset, place.Count + Behind), place.Count)
            : json.Span;
}
