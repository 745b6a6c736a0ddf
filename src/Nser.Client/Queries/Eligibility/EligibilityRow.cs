using System.Text.Json.Serialization;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>One person of the answer as it arrives.</summary>
internal sealed class EligibilityRow
{
    [JsonRequired]
    public string? Cnic { get; set; }

    [JsonRequired]
    public bool Registered { get; set; }

    [JsonRequired]
    public bool Eligible { get; set; }

    public HouseholdId? HouseholdId { get; set; }

    public OpenEnum<SocioEconomicStatus>? SocioEconomicStatus { get; set; }

    public decimal? PmtScore { get; set; }

    public DateOnly? SurveyDate { get; set; }

    public OpenEnum<EligibilityReason>? Reason { get; set; }
}
