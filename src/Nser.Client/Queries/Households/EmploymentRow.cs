using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary><see cref="MemberEmployment"/> as it arrives.</summary>
internal sealed class EmploymentRow
{
    public OpenEnum<EmploymentStatus>? Status { get; set; }

    public OpenEnum<EmploymentNature>? Nature { get; set; }

    public decimal? HoursPerDay { get; set; }

    public int? DaysPerWeek { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
