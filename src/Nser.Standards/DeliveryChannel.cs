namespace Nser.Standards;

/// <summary>The way of a delivery.</summary>
/// <remarks>Source: standards, section 2, field 28.</remarks>
public enum DeliveryChannel
{
    /// <summary>Bank account.</summary>
    BankAccount,

    /// <summary>Mobile wallet.</summary>
    Wallet,

    /// <summary>Point of sale with fingerprint.</summary>
    BiometricPos,

    /// <summary>Cash machine.</summary>
    Atm,

    /// <summary>Camp site.</summary>
    CampSite,

    /// <summary>Point of sale of a shop.</summary>
    ShopPos,

    /// <summary>Facilitation centre.</summary>
    Centre,

    /// <summary>School.</summary>
    School,

    /// <summary>At home.</summary>
    Home,

    /// <summary>Straight from the vendor.</summary>
    VendorDirect,
}
