namespace Nser.Standards;

/// <summary>Whose name stands beside a person's own on the identity card.</summary>
/// <remarks>Source: standards, section 1, field 13.</remarks>
public enum FatherOrHusband
{
    /// <summary>The father's.</summary>
    Father,

    /// <summary>The husband's.</summary>
    Husband,
}
