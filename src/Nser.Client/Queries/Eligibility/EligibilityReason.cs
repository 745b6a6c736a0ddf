namespace Nser.Client.Queries.Eligibility;

/// <summary>Why a person may be enrolled in a programme, or may not.</summary>
/// <remarks>The words are this project's; new ones may come.</remarks>
public enum EligibilityReason
{
    /// <summary>The poverty score is within the programme's cut-off.</summary>
    WithinCutoff,

    /// <summary>The poverty score is above the programme's cut-off.</summary>
    PmtAboveCutoff,

    /// <summary>The registry does not know the person.</summary>
    NotRegistered,

    /// <summary>The survey is too old to decide by.</summary>
    SurveyOutdated,

    /// <summary>Enrolled in the programme already.</summary>
    AlreadyEnrolled,

    /// <summary>Government employee in the family.</summary>
    GovtEmployee,

    /// <summary>Died.</summary>
    Deceased,

    /// <summary>Another reason.</summary>
    Other,
}
