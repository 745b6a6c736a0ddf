using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>What a household lives in, and how.</summary>
/// <remarks>Source: data sharing documents, section D (structure, energy, WASH). All of it is Confidential: printing shows nothing.</remarks>
public sealed record Dwelling
{
    /// <summary>The kind of structure.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<StructureType>? StructureType { get; init; }

    /// <summary>How it is built.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<ConstructionType>? Construction { get; init; }

    /// <summary>Number of rooms, 0 or more.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? Rooms { get; init; }

    /// <summary>Where electricity comes from; empty when there is none, <see langword="null"/> when the registry does not say.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<OpenEnum<ElectricitySource>>? Electricity { get; init; }

    /// <summary>Whether there is gas.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool? HasGas { get; init; }

    /// <summary>The fuel for cooking.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<CookingFuel>? CookingFuel { get; init; }

    /// <summary>The kind of toilet.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<ToiletType>? Toilet { get; init; }

    /// <summary>Where drinking water comes from.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<WaterSource>? DrinkingWater { get; init; }

    /// <summary>Whether there is internet.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool? HasInternet { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(Dwelling);
}
