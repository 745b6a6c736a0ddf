namespace Nser.Standards;

/// <summary>Who took a delivery.</summary>
/// <remarks>Source: standards, section 2, field 32.</remarks>
public enum ReceivedBy
{
    /// <summary>The beneficiary.</summary>
    Self,

    /// <summary>The guardian of a child.</summary>
    Guardian,

    /// <summary>Somebody the beneficiary named.</summary>
    Nominee,

    /// <summary>An institution.</summary>
    Institution,
}
