namespace Nser.Standards;

/// <summary>Whether a place is urban or rural.</summary>
/// <remarks>Source: standards, section 3b.</remarks>
public enum AreaType
{
    /// <summary>Urban.</summary>
    Urban,

    /// <summary>Rural.</summary>
    Rural,
}
