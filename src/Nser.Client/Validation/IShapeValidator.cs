using Nser.Client.Standards;

namespace Nser.Client.Validation;

/// <summary>Checks one record's JSON against its standard's schema. The seam behind which the schema engine stands.</summary>
internal interface IShapeValidator
{
    /// <summary>Adds what is wrong with the shape of <paramref name="json"/>, nothing for a record that fits, and notes in <paramref name="slots"/> where the fields lie that rules read.</summary>
    /// <returns>Whether the bytes are one sound JSON object. If not, the one finding says so and the slots are void.</returns>
    bool Check(NserStandard standard, NserApiVersion version, ReadOnlySpan<byte> json, RecordSlots slots, FindingList findings);
}
