namespace Nser.Client.Queries.Households;

/// <summary>A chronic disease.</summary>
/// <remarks>Source: data sharing documents, section D (chronic disease profiling).</remarks>
public enum ChronicDisease
{
    /// <summary>Of the heart.</summary>
    Heart,

    /// <summary>Cancer.</summary>
    Cancer,

    /// <summary>Of the lungs.</summary>
    Pulmonary,

    /// <summary>Diabetes.</summary>
    Diabetes,

    /// <summary>Hepatitis C.</summary>
    HepatitisC,

    /// <summary>Tuberculosis.</summary>
    Tuberculosis,

    /// <summary>Polio.</summary>
    Polio,

    /// <summary>Another one.</summary>
    Other,
}
