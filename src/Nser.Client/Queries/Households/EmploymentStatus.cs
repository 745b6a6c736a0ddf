namespace Nser.Client.Queries.Households;

/// <summary>Whether somebody works.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum EmploymentStatus
{
    /// <summary>Works.</summary>
    Employed,

    /// <summary>Looks for work.</summary>
    SeekingWork,

    /// <summary>Does not work.</summary>
    NotWorking,

    /// <summary>Worked before.</summary>
    Retired,
}
