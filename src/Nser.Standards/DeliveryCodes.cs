namespace Nser.Standards;

/// <summary>What kind of thing is delivered.</summary>
/// <remarks>Source: standards, section 2.</remarks>
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

/// <summary>The category of a delivered asset, commodity or service.</summary>
/// <remarks>Source: standards, section 2.</remarks>
public enum AssetCategory
{
    /// <summary>Buffaloes, cows, camels.</summary>
    LivestockLarge,
    /// <summary>Goats, sheep.</summary>
    LivestockSmall,
    /// <summary>Poultry.</summary>
    Poultry,
    /// <summary>Tools and machines for farming.</summary>
    AgriEquipment,
    /// <summary>Seed, fertiliser.</summary>
    AgriInput,
    /// <summary>Sewing machines and the like.</summary>
    Tailoring,
    /// <summary>Stock for a shop or trade.</summary>
    EnterpriseStock,
    /// <summary>Rickshaws, carts.</summary>
    Transport,
    /// <summary>Phones, computers.</summary>
    DigitalTech,
    /// <summary>Wheelchairs, hearing aids.</summary>
    AssistiveDevice,
    /// <summary>Food.</summary>
    FoodRation,
    /// <summary>Specialised nutritious food.</summary>
    NutritionSnf,
    /// <summary>Books, uniforms.</summary>
    EducationMaterial,
    /// <summary>Medicines, treatment.</summary>
    Medical,
    /// <summary>Tents, building material.</summary>
    Shelter,
    /// <summary>Other relief items.</summary>
    ReliefItem,
    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>The unit of a quantity.</summary>
/// <remarks>Source: standards, section 2.</remarks>
public enum UnitOfMeasure
{
    /// <summary>Pieces.</summary>
    Each,
    /// <summary>Head of livestock.</summary>
    Head,
    /// <summary>Kilograms.</summary>
    Kg,
    /// <summary>Litres.</summary>
    Litre,
    /// <summary>Packets.</summary>
    Packet,
    /// <summary>Bags.</summary>
    Bag,
    /// <summary>Pakistani rupees.</summary>
    Pkr,
    /// <summary>Days.</summary>
    Day,
    /// <summary>Sessions.</summary>
    Session,
}

/// <summary>What came of a delivery.</summary>
/// <remarks>Source: standards, section 2.</remarks>
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

/// <summary>Why less or nothing was delivered.</summary>
/// <remarks>Source: standards, section 2.</remarks>
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

/// <summary>The way of a delivery.</summary>
/// <remarks>Source: standards, section 2.</remarks>
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

/// <summary>How the receiver's identity was verified.</summary>
/// <remarks>Source: standards, section 2.</remarks>
public enum VerificationMethod
{
    /// <summary>By fingerprint or face.</summary>
    Biometric,
    /// <summary>By one-time password.</summary>
    Otp,
    /// <summary>By signature.</summary>
    Signature,
    /// <summary>By thumb impression.</summary>
    Thumb,
    /// <summary>By photograph.</summary>
    Photo,
    /// <summary>By a local committee.</summary>
    Committee,
    /// <summary>Not verified.</summary>
    None,
}

/// <summary>Who took a delivery.</summary>
/// <remarks>Source: standards, section 2.</remarks>
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

/// <summary>What became of an asset.</summary>
/// <remarks>Source: standards, section 2.</remarks>
public enum AssetCondition
{
    /// <summary>In use.</summary>
    InUse,
    /// <summary>Sold.</summary>
    Sold,
    /// <summary>Died.</summary>
    Died,
    /// <summary>Lost.</summary>
    Lost,
    /// <summary>Replaced.</summary>
    Replaced,
}
