using System.Globalization;
using System.Text;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Governance.Anonymization;

/// <summary>What researchers may get of one enrollment: no identifier, no name, no date, no free text.</summary>
/// <remarks>One row alone may still single somebody out: <see cref="KAnonymity.Enforce"/> the set.</remarks>
public sealed record AnonymousEnrollment : IAnonymousRow<AnonymousEnrollment>
{
    /// <summary>Where the person lives.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public AnonymousArea? Area { get; init; }

    /// <summary>The gender.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<Gender>? Gender { get; init; }

    /// <summary>The age when the spell began, as a band such as <c>20-29</c>.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public string? AgeBand { get; init; }

    /// <summary>Whether any disability is known.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool HasDisability { get; init; }

    /// <summary>The year in which the spell began.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? EnrollmentYear { get; init; }

    /// <summary>The programme.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public ProgrammeCode? ProgrammeCode { get; init; }

    /// <summary>The state of the spell.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EnrollmentStatus>? EnrollmentStatus { get; init; }

    /// <summary>How the person was selected.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SelectionBasis>? SelectionBasis { get; init; }

    /// <summary>What the programme gives.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public OpenEnum<BenefitType>? BenefitType { get; init; }

    IReadOnlyList<string?> IAnonymousRow<AnonymousEnrollment>.Traits =>
        [Gender?.Text, AgeBand, HasDisability ? "disability" : null, EnrollmentYear?.ToString(CultureInfo.InvariantCulture)];

    AnonymousEnrollment IAnonymousRow<AnonymousEnrollment>.WithArea(AnonymousArea area) => this with { Area = area };

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(Area), Area?.Code),
        (nameof(ProgrammeCode), ProgrammeCode),
        (nameof(BenefitType), BenefitType));
}

/// <summary>What researchers may get of one beneficiary: no identifier, no name, no date, no free text.</summary>
/// <remarks>One row alone may still single somebody out: <see cref="KAnonymity.Enforce"/> the set.</remarks>
public sealed record AnonymousBeneficiary : IAnonymousRow<AnonymousBeneficiary>
{
    /// <summary>Where the person lives.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public AnonymousArea? Area { get; init; }

    /// <summary>The gender.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<Gender>? Gender { get; init; }

    /// <summary>The age as a band such as <c>20-29</c>.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public string? AgeBand { get; init; }

    /// <summary>The year since which the person is a beneficiary.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? BeneficiarySinceYear { get; init; }

    /// <summary>The programme.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public ProgrammeCode? ProgrammeCode { get; init; }

    /// <summary>The quintile of the PMT score, 1 (poorest) to 5.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? Quintile { get; init; }

    /// <summary>How poor the household is, in words.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SocioEconomicStatus>? SocioEconomicStatus { get; init; }

    IReadOnlyList<string?> IAnonymousRow<AnonymousBeneficiary>.Traits => [Gender?.Text, AgeBand, BeneficiarySinceYear?.ToString(CultureInfo.InvariantCulture)];

    AnonymousBeneficiary IAnonymousRow<AnonymousBeneficiary>.WithArea(AnonymousArea area) => this with { Area = area };

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(Area), Area?.Code),
        (nameof(ProgrammeCode), ProgrammeCode));
}

/// <summary>What researchers may get of one household: no identifier, no name, no date, no free text, and no list of members, which would single it out.</summary>
/// <remarks>One row alone may still single somebody out: <see cref="KAnonymity.Enforce"/> the set. <see cref="AnonymousMember"/> has the persons, which cannot be joined with it.</remarks>
public sealed record AnonymousHousehold : IAnonymousRow<AnonymousHousehold>
{
    /// <summary>Where the household lives.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public AnonymousArea? Area { get; init; }

    /// <summary>How many members it has, as a band: <c>1-2</c>, <c>3-4</c>, <c>5-6</c>, <c>7-9</c> or <c>10+</c>.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public string? SizeBand { get; init; }

    /// <summary>The gender of its head.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<Gender>? HeadGender { get; init; }

    /// <summary>The age of its head as a band such as <c>20-29</c>.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public string? HeadAgeBand { get; init; }

    /// <summary>How poor it is, in words; the score itself never passes.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SocioEconomicStatus>? SocioEconomicStatus { get; init; }

    /// <summary>Whether it is a beneficiary of BISP.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool? BispBeneficiary { get; init; }

    /// <summary>The year of the survey.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public int? SurveyYear { get; init; }

    IReadOnlyList<string?> IAnonymousRow<AnonymousHousehold>.Traits => [SizeBand, HeadGender?.Text, HeadAgeBand];

    AnonymousHousehold IAnonymousRow<AnonymousHousehold>.WithArea(AnonymousArea area) => this with { Area = area };

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Area), Area?.Code));
}

/// <summary>What researchers may get of one member of a household: no identifier, no name, no date, no free text, and nothing that joins it with the others of the household.</summary>
/// <remarks>One row alone may still single somebody out: <see cref="KAnonymity.Enforce"/> the set.</remarks>
public sealed record AnonymousMember : IAnonymousRow<AnonymousMember>
{
    /// <summary>Where the person lives.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public AnonymousArea? Area { get; init; }

    /// <summary>The gender.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<Gender>? Gender { get; init; }

    /// <summary>The age as a band such as <c>20-29</c>.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public string? AgeBand { get; init; }

    /// <summary>Whether any disability is known.</summary>
    /// <remarks>Confidential. Counts as a trait.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool HasDisability { get; init; }

    /// <summary>Whether the person can read and write.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public bool? Literate { get; init; }

    /// <summary>Whether and how the person works.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<EmploymentStatus>? EmploymentStatus { get; init; }

    /// <summary>How poor the household is, in words.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public OpenEnum<SocioEconomicStatus>? SocioEconomicStatus { get; init; }

    IReadOnlyList<string?> IAnonymousRow<AnonymousMember>.Traits => [Gender?.Text, AgeBand, HasDisability ? "disability" : null];

    AnonymousMember IAnonymousRow<AnonymousMember>.WithArea(AnonymousArea area) => this with { Area = area };

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Area), Area?.Code));
}
