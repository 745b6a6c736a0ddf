namespace Nser.Standards;

/// <summary>The state of an enrollment.</summary>
/// <remarks>Source: standards, section 1, field 24.</remarks>
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
