using System.Text.Json;
using System.Text.Json.Serialization;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>A <see cref="HouseholdMember"/> as it arrives.</summary>
internal sealed class MemberRow
{
    public OpenEnum<RelationToHead>? RelationToHead { get; set; }

    public string? FullName { get; set; }

    public string? FatherOrHusbandName { get; set; }

    public Cnic? Cnic { get; set; }

    public BFormNumber? BFormNumber { get; set; }

    public MobileNumber? ContactNumber { get; set; }

    public OpenEnum<Gender>? Gender { get; set; }

    public DateOnly? DateOfBirth { get; set; }

    public int? Age { get; set; }

    public OpenEnum<MaritalStatus>? MaritalStatus { get; set; }

    public List<OpenEnum<DisabilityType>>? DisabilityTypes { get; set; }

    public List<OpenEnum<ChronicDisease>>? ChronicDiseases { get; set; }

    public EducationRow? Education { get; set; }

    public EmploymentRow? Employment { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? UnknownMembers { get; set; }
}
