using System.Text;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Queries.Eligibility;

/// <summary>What the registry says of one person and one programme. Printing shows the programme only.</summary>
/// <remarks>Source: data sharing protocols 3.0, sections 8.3 and 10.3; the contract is this project's own reading of them.</remarks>
public sealed record EligibilityVerdict : RegistryRow
{
    /// <summary>The programme that was asked about.</summary>
    [Classified(DataClassification.Public)]
    public required ProgrammeCode ProgrammeCode { get; init; }

    /// <summary>The person that was asked about.</summary>
    [Classified(DataClassification.Confidential)]
    public required Cnic Cnic { get; init; }

    /// <summary>Whether the registry knows the person.</summary>
    [Classified(DataClassification.Confidential)]
    public required bool Registered { get; init; }

    /// <summary>Whether the person may be enrolled in the programme.</summary>
    [Classified(DataClassification.Confidential)]
    public required bool Eligible { get; init; }

    /// <summary>Why, or why not; <see langword="null"/> when the registry gives no reason.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EligibilityReason>? Reason { get; init; }

    /// <summary>The person's household. Withheld from the role Basic.</summary>
    [Classified(DataClassification.Confidential)]
    public Disclosed<HouseholdId> HouseholdId { get; init; }

    /// <summary>The household's standing; <see langword="null"/> for a person whom the registry does not know.</summary>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SocioEconomicStatus>? SocioEconomicStatus { get; init; }

    /// <summary>The household's PMT score, 0 to 100. Withheld without the account's special permission; <see cref="SocioEconomicStatus"/> stands in its place.</summary>
    /// <remarks>The permission is not in the token: it shows by a score in the same answer. So <see cref="Disclosure.Withheld"/> may also mean that nobody in the answer has one.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<decimal> PmtScore { get; init; }

    /// <summary>The day of the survey that the verdict rests on; <see langword="null"/> without a survey.</summary>
    [Classified(DataClassification.Confidential)]
    public DateOnly? SurveyDate { get; init; }

    /// <summary>How old the survey is on a day, in whole days; negative before the survey, <see langword="null"/> without one.</summary>
    public TimeSpan? SurveyAgeOn(DateOnly day) => SurveyDate is { } survey ? TimeSpan.FromDays((double)(day.DayNumber - survey.DayNumber)) : null;

    /// <summary>Prints what is Public and nothing else.</summary>
    protected override bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(ProgrammeCode), ProgrammeCode));
}

/// <summary>Why a person may be enrolled in a programme, or may not.</summary>
/// <remarks>The words are this project's; new ones may come.</remarks>
public enum EligibilityReason
{
    /// <summary>The poverty score is within the programme's cut-off.</summary>
    WithinCutoff,

    /// <summary>The poverty score is above the programme's cut-off.</summary>
    PmtAboveCutoff,

    /// <summary>The registry does not know the person.</summary>
    NotRegistered,

    /// <summary>The survey is too old to decide by.</summary>
    SurveyOutdated,

    /// <summary>Enrolled in the programme already.</summary>
    AlreadyEnrolled,

    /// <summary>Government employee in the family.</summary>
    GovtEmployee,

    /// <summary>Died.</summary>
    Deceased,

    /// <summary>Another reason.</summary>
    Other,
}
