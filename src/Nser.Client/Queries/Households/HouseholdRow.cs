using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>A <see cref="Household"/> as it arrives.</summary>
internal sealed class HouseholdRow : IConfidentialRow
{
    public HouseholdId? HouseholdId { get; set; }

    public AddressRow? Address { get; set; }

    public AddressRow? PermanentAddress { get; set; }

    public MobileNumber? ContactNumber { get; set; }

    public decimal? PmtScore { get; set; }

    public OpenEnum<SocioEconomicStatus>? SocioEconomicStatus { get; set; }

    public DateOnly? SurveyDate { get; set; }

    public bool? BispBeneficiary { get; set; }

    public int? HouseholdSize { get; set; }

    public int? Children { get; set; }

    public List<MemberRow?>? Members { get; set; }

    public DwellingRow? Dwelling { get; set; }

    public AssetsRow? Assets { get; set; }

    public bool? Sampled { get; set; }

    public string? Confidential { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
