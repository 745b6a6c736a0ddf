namespace Nser.Client.Validation.Plan;

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
    internal bool Check(ReadOnlySpan<byte> json, RecordSlots slots, FindingList findings) =>
        Accepts(json, slots) || Explain(json, slots, findings);

    /// <summary>Whether the record is sure to fit. If not, it may fit all the same, and the slots are void.</summary>
    internal bool Accepts(ReadOnlySpan<byte> json, RecordSlots slots)
    {
        slots.Clear();
        var padded = slots.Padded.Copy(json);
        var start = Bytes.Space(padded, 0);
        return start < padded.Length && padded[start] == '{'
            && record.End(padded, start, slots, depth: 0) is var end and >= 0
            && Bytes.Space(padded, end) == json.Length;
    }

    /// <inheritdoc cref="Check"/>
    internal bool Explain(ReadOnlySpan<byte> json, RecordSlots slots, FindingList findings)
    {
        slots.Clear();
        return Explanation.Of(json, record, slots, findings);
    }
}
