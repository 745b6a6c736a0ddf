using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Schemas;

/// <summary>A schema made ready to judge records from their bytes. Immutable; all threads share one.</summary>
/// <remarks>Two ways through the same shapes: a fast one that knows when it is sure of a record, and one that finds and says everything. The second alone decides.</remarks>
internal sealed class SchemaPlan
{
    /// <summary>How deep a record may be nested.</summary>
    internal const int MaxDepth = 16;

    private readonly ValueShape record;

    private SchemaPlan(ValueShape record) => this.record = record;

    /// <exception cref="NserSchemaException">The document cannot be read, or says something that would not be checked.</exception>
    internal static SchemaPlan Load(ReadOnlyMemory<byte> document) => new(SchemaLoader.Load(document));

    /// <summary>Judges a record: adds what is wrong with it, and notes where its fields lie.</summary>
    /// <returns>Whether the bytes are one sound JSON object. If not, one finding says so and the slots are void.</returns>
    internal bool Check(RecordBytes bytes, RecordSlots slots, FindingList findings) =>
        Accepts(bytes, slots) || Explanation.Of(bytes.Json, record, slots, findings);

    /// <summary>Whether the record is sure to fit. If not, it may fit all the same, and the slots are void.</summary>
    internal bool Accepts(RecordBytes bytes, RecordSlots slots)
    {
        slots.Clear();
        slots.HasOnlyPlainTexts = true;
        var isAccepted = Fits(bytes, slots);
        slots.HasOnlyPlainTexts &= isAccepted;
        return isAccepted;
    }

    private bool Fits(RecordBytes bytes, RecordSlots slots)
    {
        var room = bytes.HasRoomBehind ? bytes.Room : slots.Padded.Copy(bytes.Json);
        var start = Bytes.Space(room, 0);
        return room.Length > 0 && Bytes.IsWithin(room, start) && room[start] == '{'
            && record.End(room, start, slots, depth: 0) is var end and >= 0
            && Bytes.Space(bytes.Json, end) == bytes.Json.Length;
    }

    /// <inheritdoc cref="Check"/>
    internal bool Explain(ReadOnlySpan<byte> json, RecordSlots slots, FindingList findings)
    {
        slots.Clear();
        return Explanation.Of(json, record, slots, findings);
    }
}
