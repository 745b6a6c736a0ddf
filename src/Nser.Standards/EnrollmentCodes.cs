namespace Nser.Standards;

/// <summary>The identity document that a person has.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum IdDocumentType
{
    /// <summary>Computerized National Identity Card.</summary>
    Cnic,
    /// <summary>Smart National Identity Card.</summary>
    Snic,
    /// <summary>National Identity Card for Overseas Pakistanis.</summary>
    Nicop,
    /// <summary>Smart card for overseas Pakistanis.</summary>
    Snicop,
    /// <summary>Pakistan Origin Card.</summary>
    Poc,
    /// <summary>Child Registration Certificate (B-Form).</summary>
    Crc,
    /// <summary>No document.</summary>
    None,
}

/// <summary>Whose name stands beside a person's own on the identity card.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum FatherOrHusband
{
    /// <summary>The father's.</summary>
    Father,
    /// <summary>The husband's.</summary>
    Husband,
}

/// <summary>Gender as on the identity document.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum Gender
{
    /// <summary>Male.</summary>
    Male,
    /// <summary>Female.</summary>
    Female,
    /// <summary>Transgender.</summary>
    Transgender,
}

/// <summary>Marital status.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum MaritalStatus
{
    /// <summary>Never married.</summary>
    NeverMarried,
    /// <summary>Married.</summary>
    Married,
    /// <summary>Widowed.</summary>
    Widowed,
    /// <summary>Divorced.</summary>
    Divorced,
    /// <summary>Living separately.</summary>
    Separated,
}

/// <summary>How a person is related to the head of the household.</summary>
/// <remarks>Source: standards, section 1; the list of the Pakistan Demographic and Health Survey.</remarks>
public enum RelationToHead
{
    /// <summary>The head.</summary>
    Head,
    /// <summary>Wife or husband.</summary>
    Spouse,
    /// <summary>Son or daughter.</summary>
    Child,
    /// <summary>Son-in-law or daughter-in-law.</summary>
    ChildInLaw,
    /// <summary>Grandchild.</summary>
    Grandchild,
    /// <summary>Parent.</summary>
    Parent,
    /// <summary>Parent-in-law.</summary>
    ParentInLaw,
    /// <summary>Brother or sister.</summary>
    Sibling,
    /// <summary>Another relative.</summary>
    OtherRelative,
    /// <summary>Adopted or foster child.</summary>
    AdoptedFoster,
    /// <summary>Not related.</summary>
    NotRelated,
    /// <summary>Not known.</summary>
    Unknown,
}

/// <summary>A kind of disability.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum DisabilityType
{
    /// <summary>Upper limbs.</summary>
    UpperLimb,
    /// <summary>Lower limbs.</summary>
    LowerLimb,
    /// <summary>Mental.</summary>
    Mental,
    /// <summary>Speech.</summary>
    Speech,
    /// <summary>Hearing.</summary>
    Hearing,
    /// <summary>Partly blind.</summary>
    VisualPartial,
    /// <summary>Blind.</summary>
    VisualFull,
}

/// <summary>The state of an enrollment.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum EnrollmentStatus
{
    /// <summary>Applied for, not decided.</summary>
    Pending,
    /// <summary>Receives the benefit.</summary>
    Active,
    /// <summary>Stopped for the time being.</summary>
    Suspended,
    /// <summary>Ended because its aim was reached.</summary>
    Graduated,
    /// <summary>Ended for another reason.</summary>
    Exited,
    /// <summary>Ended by death; final.</summary>
    Deceased,
    /// <summary>Not accepted.</summary>
    Rejected,
}

/// <summary>Why an enrollment is suspended, ended or rejected.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum StatusReason
{
    /// <summary>The poverty score is above the cut-off.</summary>
    PmtAboveCutoff,
    /// <summary>Conditions were not met.</summary>
    NonCompliance,
    /// <summary>Enrolled twice.</summary>
    Duplicate,
    /// <summary>Moved away.</summary>
    Moved,
    /// <summary>Too old for the programme.</summary>
    AgedOut,
    /// <summary>Government employee in the family.</summary>
    GovtEmployee,
    /// <summary>Died.</summary>
    Deceased,
    /// <summary>Left at own wish.</summary>
    Voluntary,
    /// <summary>The programme ended.</summary>
    ProgrammeClosed,
    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>How a person was selected for a programme.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum SelectionBasis
{
    /// <summary>By the poverty score (proxy means test).</summary>
    PmtScore,
    /// <summary>By belonging to a category, for example widows.</summary>
    Categorical,
    /// <summary>By a local committee.</summary>
    CommunityCommittee,
    /// <summary>By application.</summary>
    Application,
    /// <summary>As affected by a disaster.</summary>
    Disaster,
    /// <summary>Otherwise.</summary>
    Other,
}

/// <summary>What a programme gives.</summary>
/// <remarks>Source: standards, section 1.</remarks>
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

/// <summary>How often a benefit is given.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum BenefitFrequency
{
    /// <summary>Once.</summary>
    OneTime,
    /// <summary>Every week.</summary>
    Weekly,
    /// <summary>Every month.</summary>
    Monthly,
    /// <summary>Every second month.</summary>
    Bimonthly,
    /// <summary>Every quarter.</summary>
    Quarterly,
    /// <summary>Every half year.</summary>
    SemiAnnual,
    /// <summary>Every year.</summary>
    Annual,
    /// <summary>When asked for.</summary>
    OnDemand,
}

/// <summary>How money reaches a person.</summary>
/// <remarks>Source: standards, section 1.</remarks>
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

/// <summary>A level of schooling.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum EducationLevel
{
    /// <summary>Primary.</summary>
    Primary,
    /// <summary>Secondary.</summary>
    Secondary,
    /// <summary>Higher secondary.</summary>
    HigherSecondary,
    /// <summary>College or university.</summary>
    Tertiary,
}

/// <summary>How a person's identity was verified at enrollment.</summary>
/// <remarks>Source: standards, section 1.</remarks>
public enum Verification
{
    /// <summary>By fingerprint or face.</summary>
    Biometric,
    /// <summary>Against NADRA's register (Verisys).</summary>
    NadraVerisys,
    /// <summary>By looking at the document.</summary>
    Document,
    /// <summary>By people who know the person.</summary>
    Community,
    /// <summary>Not verified.</summary>
    None,
}
