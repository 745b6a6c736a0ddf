using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>What a household owns.</summary>
/// <remarks>Source: data sharing documents, section D (household assets). All of it is Confidential: printing shows nothing. A list is <see langword="null"/> when the registry has none, and empty when the household owns nothing of the kind.</remarks>
public sealed record HouseholdAssets : RegistryRow
{
    /// <summary>Appliances.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<OwnedItem>? Appliances { get; init; }

    /// <summary>Vehicles.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<OwnedItem>? Vehicles { get; init; }

    /// <summary>Animals.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<OwnedItem>? Livestock { get; init; }

    /// <summary>Number of mobile phones, 0 or more.</summary>
    [Classified(DataClassification.Confidential)]
    public int? MobilePhones { get; init; }

    /// <summary>Agricultural land.</summary>
    [Classified(DataClassification.Confidential)]
    public LandHolding? Land { get; init; }

    /// <exception cref="FormatException">A null is in place of an item, or an item lacks its kind.</exception>
    internal void Check()
    {
        if (new[] { Appliances, Vehicles, Livestock }.Any(items => items?.Any(item => item?.Item is null) == true))
        {
            throw new FormatException("An owned item lacks its kind.");
        }
    }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(HouseholdAssets);
}

/// <summary>How many of one kind a household owns.</summary>
/// <remarks>Source: data sharing documents, section D. All of it is Confidential: printing shows nothing.</remarks>
public sealed record OwnedItem : RegistryRow
{
    /// <summary>The kind, for example <c>FAN</c>, <c>MOTORCYCLE</c> or <c>GOAT</c>; new kinds may come.</summary>
    [Classified(DataClassification.Confidential)]
    public required string Item { get; init; }

    /// <summary>How many, 0 or more.</summary>
    [Classified(DataClassification.Confidential)]
    public required int Count { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(OwnedItem);
}

/// <summary>The agricultural land of a household.</summary>
/// <remarks>Source: data sharing documents, section D (land units and area). All of it is Confidential: printing shows nothing.</remarks>
public sealed record LandHolding : RegistryRow
{
    /// <summary>Whether the household owns agricultural land.</summary>
    [Classified(DataClassification.Confidential)]
    public bool? Owned { get; init; }

    /// <summary>The area in acres, 0 or more.</summary>
    [Classified(DataClassification.Confidential)]
    public decimal? AreaAcres { get; init; }

    /// <summary>The cultivated part in acres, 0 or more.</summary>
    [Classified(DataClassification.Confidential)]
    public decimal? CultivatedAcres { get; init; }

    /// <summary>How it is cultivated.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<CultivationType>? Cultivation { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(LandHolding);
}
