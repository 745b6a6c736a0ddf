using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Client.Queries.Households;

/// <summary>An <see cref="OwnedItem"/> as it arrives.</summary>
internal sealed class OwnedItemRow
{
    public string? Item { get; set; }

    public int? Count { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
