namespace Nser.Standards;

/// <summary>Whether a unit is urban, rural or both.</summary>
/// <remarks>Source: standards, section 3a.</remarks>
public enum GeoUnitAreaType
{
    /// <summary>Urban.</summary>
    Urban,

    /// <summary>Rural.</summary>
    Rural,

    /// <summary>Both.</summary>
    Mixed,
}
