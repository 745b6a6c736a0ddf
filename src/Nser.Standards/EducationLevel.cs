namespace Nser.Standards;

/// <summary>A level of schooling.</summary>
/// <remarks>Source: standards, section 1, field 36.</remarks>
public enum EducationLevel
{
    /// <summary>Primary.</summary>
    Primary,

    /// <summary>Secondary.</summary>
    Secondary,

    /// <summary>Higher secondary.</summary>
    HigherSecondary,

    /// <summary>College or university.</summary>
    Tertiary,
}
