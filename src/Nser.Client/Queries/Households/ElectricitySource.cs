namespace Nser.Client.Queries.Households;

/// <summary>Where electricity comes from.</summary>
/// <remarks>Source: data sharing documents, section D (energy consumption).</remarks>
public enum ElectricitySource
{
    /// <summary>From the grid.</summary>
    Grid,

    /// <summary>From the sun.</summary>
    Solar,

    /// <summary>From batteries that the grid loads.</summary>
    Ups,

    /// <summary>From a generator.</summary>
    Generator,
}
