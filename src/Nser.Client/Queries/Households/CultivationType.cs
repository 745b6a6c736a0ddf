namespace Nser.Client.Queries.Households;

/// <summary>How land is cultivated.</summary>
/// <remarks>Source: data sharing documents, section D (types of cultivation).</remarks>
public enum CultivationType
{
    /// <summary>Irrigated.</summary>
    Irrigated,

    /// <summary>By rain.</summary>
    RainFed,

    /// <summary>Both.</summary>
    Mixed,

    /// <summary>Not at all.</summary>
    None,
}
