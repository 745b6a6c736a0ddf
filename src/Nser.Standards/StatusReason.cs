namespace Nser.Standards;

/// <summary>Why an enrollment is suspended, ended or rejected.</summary>
/// <remarks>Source: standards, section 1, field 26.</remarks>
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
