using System.Text.Json.Serialization;

namespace Nser.Client.Governance.DataRequests;

/// <summary>What kind of institution asks.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 7.2; form item 2.</remarks>
public enum InstitutionType
{
    /// <summary>Federal ministry, department, autonomous organisation or authority.</summary>
    FederalGovernment,

    /// <summary>Provincial ministry, department or authority.</summary>
    ProvincialGovernment,

    /// <summary>Local government department.</summary>
    LocalGovernment,

    /// <summary>International donor agency with an office in Pakistan.</summary>
    InternationalDonor,

    /// <summary>Society, waqaf, trust, foundation or nonprofit company that is registered in Pakistan.</summary>
    LocalNgo,

    /// <summary>International NGO that is registered with the Ministry of Interior.</summary>
    InternationalNgo,

    /// <summary>Private business that is registered with SECP or another regulatory body.</summary>
    PrivateBusiness,

    /// <summary>A Pakistani citizen or a group of citizens: statistical reports only.</summary>
    Citizens,

    /// <summary>Any other organisation, with the approval of the Secretary BISP.</summary>
    Other,
}

/// <summary>The legal status of the institution.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 7.</remarks>
public enum LegalStatus
{
    /// <summary>Government department or office.</summary>
    GovernmentDepartment,

    /// <summary>Registered or incorporated under an act.</summary>
    RegisteredUnderAct,

    /// <summary>INGO, NGO, foreign affiliation and the like.</summary>
    NgoOrForeignAffiliation,

    /// <summary>Another status.</summary>
    Other,
}

/// <summary>In which form the data are wanted.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 10.</remarks>
public enum DataFormat
{
    /// <summary>A: on paper.</summary>
    HardCopy,

    /// <summary>B: as a file.</summary>
    SoftCopy,

    /// <summary>C: access to the live mechanism.</summary>
    LiveAccess,
}

/// <summary>Which data are asked for: exactly one of six options.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 13.</remarks>
public enum DataSelection
{
    /// <summary>i: summary information. The only one for which nothing goes back to NSER.</summary>
    InformationSummary,

    /// <summary>ii: an analysis by the dimensions of item 14.</summary>
    CustomAnalysis,

    /// <summary>iii: lists of beneficiaries.</summary>
    BeneficiaryList,

    /// <summary>iv: lists of beneficiaries with the dimensions of item 14, by PMT score from 0 to 32.</summary>
    BeneficiaryListWithDimensions,

    /// <summary>v: beneficiaries and others, by PMT score from 0 to 100.</summary>
    BeneficiaryAndNonBeneficiaryList,

    /// <summary>vi: any other data, to be explained.</summary>
    Other,
}

/// <summary>A dimension of the data, in the order of the form.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 14. The form prints vii twice; here vii is the marital and viii the employment status.</remarks>
public enum DataDimension
{
    /// <summary>i: the poverty score.</summary>
    PovertyScore,

    /// <summary>ii: urban or rural.</summary>
    Area,

    /// <summary>iii: gender.</summary>
    Gender,

    /// <summary>iv: age brackets.</summary>
    AgeBrackets,

    /// <summary>v: relationships within the household.</summary>
    Relationships,

    /// <summary>vi: disability.</summary>
    Disability,

    /// <summary>vii: marital status.</summary>
    MaritalStatus,

    /// <summary>viii: employment status.</summary>
    EmploymentStatus,

    /// <summary>ix: educational status.</summary>
    EducationalStatus,

    /// <summary>x: number of rooms.</summary>
    Rooms,

    /// <summary>xi: type of toilet.</summary>
    ToiletType,

    /// <summary>xii: electric equipment.</summary>
    ElectricEquipment,

    /// <summary>xiii: gas equipment.</summary>
    GasEquipment,

    /// <summary>xiv: kitchen assets.</summary>
    KitchenAssets,

    /// <summary>xv: livestock.</summary>
    Livestock,

    /// <summary>xvi: land.</summary>
    Land,
}

/// <summary>How often variables go back to NSER.</summary>
/// <remarks>Source: data sharing protocols 3.0, form item 18.</remarks>
public enum PushBackFrequency
{
    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,
}

/// <summary>What an attached document is.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.1, step 2.</remarks>
public enum DataRequestDocument
{
    /// <summary>The cover letter on the letterhead of the organisation.</summary>
    CoverLetter,

    /// <summary>The proposal of item 8, at most one page.</summary>
    Proposal,

    /// <summary>The concept note: design and scope of the project, and why the data are needed.</summary>
    ConceptNote,

    /// <summary>Proof of the registration in Pakistan.</summary>
    RegistrationProof,

    /// <summary>A copy of the CNIC of the requester.</summary>
    RequesterCnic,

    /// <summary>Another document.</summary>
    Other,
}

/// <summary>Where a data request stands.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 10.1, steps 2 to 6.</remarks>
public enum DataRequestState
{
    /// <summary>The form has arrived.</summary>
    [JsonStringEnumMemberName("Submitted")]
    Submitted,

    /// <summary>The preliminary meeting is under way.</summary>
    [JsonStringEnumMemberName("PreliminaryMeeting")]
    PreliminaryMeeting,

    /// <summary>The Data Sharing Committee reviews it.</summary>
    [JsonStringEnumMemberName("CommitteeReview")]
    CommitteeReview,

    /// <summary>It is approved once the non-disclosure agreement is signed.</summary>
    [JsonStringEnumMemberName("NdaPending")]
    NdaPending,

    /// <summary>It is approved; the data are being prepared.</summary>
    [JsonStringEnumMemberName("Approved")]
    Approved,

    /// <summary>The data can be had: the end.</summary>
    [JsonStringEnumMemberName("Provisioned")]
    Provisioned,

    /// <summary>It is refused: the end.</summary>
    [JsonStringEnumMemberName("Rejected")]
    Rejected,
}
