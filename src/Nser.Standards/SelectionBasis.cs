namespace Nser.Standards;

/// <summary>How a person was selected for a programme.</summary>
/// <remarks>Source: standards, section 1, field 28.</remarks>
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
