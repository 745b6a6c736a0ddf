namespace Nser.Client.Queries.Households;

/// <summary>What a household lives in.</summary>
/// <remarks>Source: data sharing documents, section D (structure profiling).</remarks>
public enum StructureType
{
    /// <summary>A house.</summary>
    House,

    /// <summary>An apartment.</summary>
    Apartment,

    /// <summary>A hut.</summary>
    Hut,

    /// <summary>A tent.</summary>
    Tent,

    /// <summary>Something else.</summary>
    Other,
}
