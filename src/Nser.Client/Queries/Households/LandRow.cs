using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>A <see cref="LandHolding"/> as it arrives.</summary>
internal sealed class LandRow
{
    public bool? Owned { get; set; }

    public decimal? AreaAcres { get; set; }

    public decimal? CultivatedAcres { get; set; }

    public OpenEnum<CultivationType>? Cultivation { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
