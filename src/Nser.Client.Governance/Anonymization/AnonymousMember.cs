using System.Text;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Governance.Anonymization;

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
