using System.Globalization;
using System.Text;
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
