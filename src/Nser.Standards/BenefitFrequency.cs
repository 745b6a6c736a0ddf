namespace Nser.Standards;

/// <summary>How often a benefit is given.</summary>
/// <remarks>Source: standards, section 1, field 33.</remarks>
public enum BenefitFrequency
{
    /// <summary>Once.</summary>
    OneTime,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every second month.</summary>
    Bimonthly,

    /// <summary>Every quarter.</summary>
    Quarterly,

    /// <summary>Every half year.</summary>
    SemiAnnual,

    /// <summary>Every year.</summary>
    Annual,

    /// <summary>When asked for.</summary>
    OnDemand,
}
