using Nser.Client.Standards;

namespace Nser.Client.Validation;

/// <summary>Checks one record's JSON against its standard's schema. The seam behind which the schema engine stands.</summary>
internal interface IShapeValidator
{
    /// <summary>Adds what is wrong with the shape of <paramref name="json"/>; adds nothing for a record that fits.</summary>
    void Validate(NserStandard standard, NserApiVersion version, ReadOnlyMemory<byte> json, ICollection<ValidationFinding> findings);
}
