using System.Text;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Governance.Anonymization;

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
