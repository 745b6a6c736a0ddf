using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Benefits;

/// <summary>A <see cref="Benefit"/> as it arrives.</summary>
internal sealed class BenefitRow
{
    public OrganizationCode? OrganizationCode { get; set; }

    public ProgrammeCode? ProgrammeCode { get; set; }

    public OpenEnum<BenefitType>? BenefitType { get; set; }

    public decimal? Amount { get; set; }

    public OpenEnum<BenefitFrequency>? Frequency { get; set; }

    public OpenEnum<EnrollmentStatus>? Status { get; set; }

    public DateOnly? Since { get; set; }

    public DateOnly? LastDeliveryOn { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
