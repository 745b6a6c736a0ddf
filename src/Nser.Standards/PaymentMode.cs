namespace Nser.Standards;

/// <summary>How money reaches a person.</summary>
/// <remarks>Source: standards, section 1, field 34.</remarks>
public enum PaymentMode
{
    /// <summary>Bank account.</summary>
    BankAccount,

    /// <summary>Mobile wallet.</summary>
    Wallet,

    /// <summary>Point of sale with fingerprint.</summary>
    BiometricPos,

    /// <summary>Cash card.</summary>
    AtmCard,

    /// <summary>Counter.</summary>
    CashCounter,

    /// <summary>Crossed cheque.</summary>
    CrossedCheque,

    /// <summary>Postal money order.</summary>
    MoneyOrder,

    /// <summary>Paid to the vendor.</summary>
    Vendor,

    /// <summary>No payment.</summary>
    None,
}
