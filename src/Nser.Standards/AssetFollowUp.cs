using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>The state of an asset at a visit after its delivery.</summary>
/// <remarks>
/// Field 36 of the Asset Delivery Reporting Standard, from V2.0 on. All of it is Confidential: printing shows nothing.
/// </remarks>
public sealed record AssetFollowUp
{
    /// <summary>The day of the visit.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public required DateOnly Date { get; init; }

    /// <summary>What became of the asset.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public required OpenEnum<AssetCondition> Condition { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    [JsonInclude]
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; set; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(AssetFollowUp);
}
