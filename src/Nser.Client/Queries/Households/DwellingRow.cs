using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>A <see cref="Dwelling"/> as it arrives.</summary>
internal sealed class DwellingRow
{
    public OpenEnum<StructureType>? StructureType { get; set; }

    public OpenEnum<ConstructionType>? Construction { get; set; }

    public int? Rooms { get; set; }

    public List<OpenEnum<ElectricitySource>>? Electricity { get; set; }

    public bool? HasGas { get; set; }

    public OpenEnum<CookingFuel>? CookingFuel { get; set; }

    public OpenEnum<ToiletType>? Toilet { get; set; }

    public OpenEnum<WaterSource>? DrinkingWater { get; set; }

    public bool? HasInternet { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
