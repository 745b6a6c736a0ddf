using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>The agricultural land of a household.</summary>
/// <remarks>Source: data sharing documents, section D (land units and area). All of it is Confidential: printing shows nothing.</remarks>
public sealed record LandHolding
{
    /// <summary>Whether the household owns agricultural land.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool? Owned { get; init; }

    /// <summary>The area in acres, 0 or more.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public decimal? AreaAcres { get; init; }

    /// <summary>The cultivated part in acres, 0 or more.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public decimal? CultivatedAcres { get; init; }

    /// <summary>How it is cultivated.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<CultivationType>? Cultivation { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(LandHolding);
}
