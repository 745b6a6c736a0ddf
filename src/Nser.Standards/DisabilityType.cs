namespace Nser.Standards;

/// <summary>A kind of disability.</summary>
/// <remarks>Source: data sharing documents, section D.</remarks>
public enum DisabilityType
{
    /// <summary>Upper limbs.</summary>
    UpperLimb,

    /// <summary>Lower limbs.</summary>
    LowerLimb,

    /// <summary>Mental.</summary>
    Mental,

    /// <summary>Speech.</summary>
    Speech,

    /// <summary>Hearing.</summary>
    Hearing,

    /// <summary>Partly blind.</summary>
    VisualPartial,

    /// <summary>Blind.</summary>
    VisualFull,
}
