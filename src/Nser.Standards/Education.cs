using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nser.Standards;

/// <summary>The schooling on which a benefit depends (Benazir Taleemi Wazaif).</summary>
/// <remarks>
/// Field 36 of the Programme Enrollment Library Standard, from V2.0 on. All of it is Confidential: printing shows nothing.
/// </remarks>
public sealed record Education
{
    /// <summary>The level.</summary>
    /// <remarks>Confidential. The age is compared with it (<c>NSER-EN-08</c>, a warning).</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EducationLevel>? Level { get; init; }

    /// <summary>The class or year, 1 to 16.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? Grade { get; init; }

    /// <summary>The school or college, 1 to 30 characters.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public string? InstitutionCode { get; init; }

    /// <summary>The attendance of the last term in percent, 0 to 100.</summary>
    /// <remarks>Confidential. Below 70 is warned about for an active enrollment (<c>NSER-EN-08</c>).</remarks>
    [Classified(DataClassification.Confidential)]
    public decimal? AttendancePercent { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know; they are kept and written again.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Filled by reading. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    [JsonInclude]
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? UnknownMembers { get; set; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(Education);
}
