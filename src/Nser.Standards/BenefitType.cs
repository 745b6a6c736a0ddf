namespace Nser.Standards;

/// <summary>What a programme gives.</summary>
/// <remarks>Source: standards, section 1, field 31.</remarks>
public enum BenefitType
{
    /// <summary>Cash.</summary>
    Cash,

    /// <summary>Voucher.</summary>
    Voucher,

    /// <summary>Goods.</summary>
    InKind,

    /// <summary>Lower price.</summary>
    Subsidy,

    /// <summary>Training.</summary>
    Training,

    /// <summary>Loan.</summary>
    Loan,

    /// <summary>Service.</summary>
    Service,

    /// <summary>Paid work.</summary>
    WorkOpportunity,

    /// <summary>Insurance.</summary>
    Insurance,
}
