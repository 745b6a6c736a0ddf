using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>What a household lives in, and how.</summary>
/// <remarks>Source: data sharing documents, section D (structure, energy, WASH). All of it is Confidential: printing shows nothing.</remarks>
public sealed record Dwelling : RegistryRow
{
    /// <summary>The kind of structure.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<StructureType>? StructureType { get; init; }

    /// <summary>How it is built.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<ConstructionType>? Construction { get; init; }

    /// <summary>Number of rooms, 0 or more.</summary>
    [Classified(DataClassification.Confidential)]
    public int? Rooms { get; init; }

    /// <summary>Where electricity comes from; empty when there is none, <see langword="null"/> when the registry does not say.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<OpenEnum<ElectricitySource>>? Electricity { get; init; }

    /// <summary>Whether there is gas.</summary>
    [Classified(DataClassification.Confidential)]
    public bool? HasGas { get; init; }

    /// <summary>The fuel for cooking.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<CookingFuel>? CookingFuel { get; init; }

    /// <summary>The kind of toilet.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<ToiletType>? Toilet { get; init; }

    /// <summary>Where drinking water comes from.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<WaterSource>? DrinkingWater { get; init; }

    /// <summary>Whether there is internet.</summary>
    [Classified(DataClassification.Confidential)]
    public bool? HasInternet { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(Dwelling);
}
