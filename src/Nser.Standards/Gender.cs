namespace Nser.Standards;

/// <summary>Gender as on the identity document.</summary>
/// <remarks>Source: standards, section 1, field 14.</remarks>
public enum Gender
{
    /// <summary>Male.</summary>
    Male,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Transgender.</summary>
    Transgender,
}
