namespace Nser.Client.Governance.DataRequests;

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
