namespace Nser.Client.Queries.Households;

/// <summary>How a dwelling is built.</summary>
/// <remarks>Source: data sharing documents, section D (construction types and material).</remarks>
public enum ConstructionType
{
    /// <summary>Of brick, stone or concrete.</summary>
    Pacca,

    /// <summary>Partly so.</summary>
    SemiPacca,

    /// <summary>Of mud, straw or wood.</summary>
    Kacha,
}
