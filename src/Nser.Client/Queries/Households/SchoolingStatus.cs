namespace Nser.Client.Queries.Households;

/// <summary>How far somebody's schooling is.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum SchoolingStatus
{
    /// <summary>Has never gone to school.</summary>
    NeverAttended,

    /// <summary>Of school age and not at school.</summary>
    OutOfSchool,

    /// <summary>Goes to school.</summary>
    Attending,

    /// <summary>Is done with school.</summary>
    Completed,
}
