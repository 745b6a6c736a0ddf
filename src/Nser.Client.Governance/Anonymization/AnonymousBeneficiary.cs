using System.Globalization;
using System.Text;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Governance.Anonymization;

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
