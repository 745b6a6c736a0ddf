namespace Nser.Client.Queries.Households;

/// <summary>An animal that a household keeps.</summary>
/// <remarks>Source: data sharing documents, section D (livestock).</remarks>
public enum LivestockKind
{
    /// <summary>Buffaloes.</summary>
    Buffalo,

    /// <summary>Cows.</summary>
    Cow,

    /// <summary>Goats.</summary>
    Goat,

    /// <summary>Sheep.</summary>
    Sheep,

    /// <summary>Horses.</summary>
    Horse,

    /// <summary>Mules.</summary>
    Mule,

    /// <summary>Donkeys.</summary>
    Donkey,

    /// <summary>Camels.</summary>
    Camel,

    /// <summary>Poultry.</summary>
    Poultry,
}
