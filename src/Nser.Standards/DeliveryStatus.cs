namespace Nser.Standards;

/// <summary>What came of a delivery.</summary>
/// <remarks>Source: standards, section 2, field 26.</remarks>
public enum DeliveryStatus
{
    /// <summary>Delivered in full.</summary>
    Delivered,

    /// <summary>Less than the entitlement was delivered.</summary>
    Partial,

    /// <summary>Nothing was delivered.</summary>
    NotDelivered,

    /// <summary>Came back.</summary>
    Returned,

    /// <summary>This record takes back another.</summary>
    Reversed,

    /// <summary>Called off.</summary>
    Cancelled,
}
