using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary><see cref="MemberEducation"/> as it arrives.</summary>
internal sealed class EducationRow
{
    public bool? Literate { get; set; }

    public OpenEnum<SchoolingStatus>? Status { get; set; }

    public int? HighestClass { get; set; }

    public string? ReasonOutOfSchool { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
