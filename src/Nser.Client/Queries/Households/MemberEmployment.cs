using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Queries.Households;

/// <summary>The work of a member of a household.</summary>
/// <remarks>Source: data sharing documents, section D (working hours and days). All of it is Confidential: printing shows nothing.</remarks>
public sealed record MemberEmployment
{
    /// <summary>Whether the person works.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EmploymentStatus>? Status { get; init; }

    /// <summary>In what way.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EmploymentNature>? Nature { get; init; }

    /// <summary>Working hours a day, 0 to 24.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public decimal? HoursPerDay { get; init; }

    /// <summary>Working days a week, 0 to 7.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? DaysPerWeek { get; init; }

    /// <summary>Members of the JSON that this version of the library does not know, without coordinates.</summary>
    /// <remarks>Secret, for they may hold anything: never printed. Default: none.</remarks>
    [Classified(DataClassification.Secret)]
    public IReadOnlyDictionary<string, JsonElement>? UnknownMembers { get; init; }

    /// <summary>The name of the type: nothing in it is Public.</summary>
    public override string ToString() => nameof(MemberEmployment);
}
