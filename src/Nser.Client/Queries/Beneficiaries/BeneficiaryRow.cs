using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Queries.Beneficiaries;

/// <summary>A <see cref="Beneficiary"/> as it arrives.</summary>
internal sealed class BeneficiaryRow : IConfidentialRow
{
    public TehsilCode? TehsilCode { get; set; }

    public int? Quintile { get; set; }

    public HouseholdId? HouseholdId { get; set; }

    public Cnic? Cnic { get; set; }

    public string? FullName { get; set; }

    public string? FatherOrHusbandName { get; set; }

    public OpenEnum<Gender>? Gender { get; set; }

    public int? Age { get; set; }

    public MobileNumber? ContactNumber { get; set; }

    public AddressRow? Address { get; set; }

    public decimal? PmtScore { get; set; }

    public OpenEnum<SocioEconomicStatus>? SocioEconomicStatus { get; set; }

    public ProgrammeCode? ProgrammeCode { get; set; }

    public DateOnly? BeneficiarySince { get; set; }

    public string? Confidential { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
