namespace Nser.Standards;

/// <summary>Marital status.</summary>
/// <remarks>Source: standards, section 1, field 16.</remarks>
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
