using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>A <see cref="GeoReference"/> as it arrives.</summary>
internal sealed class AddressRow
{
    public ProvinceCode? ProvinceCode { get; set; }

    public DivisionCode? DivisionCode { get; set; }

    public DistrictCode? DistrictCode { get; set; }

    public TehsilCode? TehsilCode { get; set; }

    public string? UnionCouncilCode { get; set; }

    public string? UnionCouncilName { get; set; }

    public string? VillageOrMouza { get; set; }

    public CensusBlockCode? CensusBlockCode { get; set; }

    public OpenEnum<AreaType>? AreaType { get; set; }

    public string? AddressLine { get; set; }

    public string? PostalCode { get; set; }

    public LibraryVersion? LibraryVersion { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
