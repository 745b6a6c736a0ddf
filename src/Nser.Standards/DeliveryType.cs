namespace Nser.Standards;

/// <summary>What kind of thing is delivered.</summary>
/// <remarks>Source: standards, section 2, field 9.</remarks>
public enum DeliveryType
{
    /// <summary>Cash.</summary>
    Cash,

    /// <summary>A productive asset.</summary>
    Asset,

    /// <summary>Goods for use.</summary>
    Commodity,

    /// <summary>Voucher.</summary>
    Voucher,

    /// <summary>Lower price.</summary>
    Subsidy,

    /// <summary>Service.</summary>
    Service,

    /// <summary>Training.</summary>
    Training,

    /// <summary>Loan.</summary>
    Loan,
}
