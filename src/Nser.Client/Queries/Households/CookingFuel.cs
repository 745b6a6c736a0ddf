namespace Nser.Client.Queries.Households;

/// <summary>What a household cooks with.</summary>
/// <remarks>Source: data sharing documents, section D (type of fuel).</remarks>
public enum CookingFuel
{
    /// <summary>Wood.</summary>
    Wood,

    /// <summary>Dung.</summary>
    Dung,

    /// <summary>Gas from a pipe.</summary>
    GasPiped,

    /// <summary>Gas from a cylinder.</summary>
    GasCylinder,

    /// <summary>Electricity.</summary>
    Electricity,

    /// <summary>Coal.</summary>
    Coal,

    /// <summary>Something else.</summary>
    Other,
}
