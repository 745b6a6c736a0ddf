namespace Nser.Standards;

/// <summary>Why less or nothing was delivered.</summary>
/// <remarks>Source: standards, section 2, field 27.</remarks>
public enum NonDeliveryReason
{
    /// <summary>The fingerprint was not recognised.</summary>
    BiometricFailure,

    /// <summary>The person did not come.</summary>
    Absent,

    /// <summary>The person died.</summary>
    Deceased,

    /// <summary>The person refused.</summary>
    Refused,

    /// <summary>Nothing in stock.</summary>
    OutOfStock,

    /// <summary>The account does not exist or is closed.</summary>
    AccountInvalid,

    /// <summary>Conditions were not met.</summary>
    NonCompliance,

    /// <summary>Another reason.</summary>
    Other,
}
