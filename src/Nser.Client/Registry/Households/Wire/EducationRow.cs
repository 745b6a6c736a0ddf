using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Client.Standards;

namespace Nser.Client.Registry;

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
