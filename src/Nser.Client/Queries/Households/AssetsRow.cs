using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Client.Queries.Households;

/// <summary><see cref="HouseholdAssets"/> as they arrive.</summary>
internal sealed class AssetsRow
{
    public List<OwnedItemRow?>? Appliances { get; set; }

    public List<OwnedItemRow?>? Vehicles { get; set; }

    public List<OwnedItemRow?>? Livestock { get; set; }

    public int? MobilePhones { get; set; }

    public LandRow? Land { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
