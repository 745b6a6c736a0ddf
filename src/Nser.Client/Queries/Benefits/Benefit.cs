using System.Text;
using Nser.Standards;

namespace Nser.Client.Queries.Benefits;

/// <summary>What a person or family receives from one programme.</summary>
/// <remarks>Printing shows the Public fields only. Source: data sharing protocols 3.0 and the One Window: who gets what from whom.</remarks>
public sealed record Benefit : RegistryRow
{
    /// <summary>The organisation that reports.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public required OrganizationCode OrganizationCode { get; init; }

    /// <summary>The programme.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public required ProgrammeCode ProgrammeCode { get; init; }

    /// <summary>What is given.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public required OpenEnum<BenefitType> BenefitType { get; init; }

    /// <summary>The amount of one benefit in PKR, at most two decimals.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<decimal> Amount { get; init; }

    /// <summary>How often.</summary>
    /// <remarks>Public.</remarks>
    [Classified(DataClassification.Public)]
    public OpenEnum<BenefitFrequency>? Frequency { get; init; }

    /// <summary>The state of the enrollment.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public required OpenEnum<EnrollmentStatus> Status { get; init; }

    /// <summary>The first day.</summary>
    /// <remarks>Confidential.</remarks>
    [Classified(DataClassification.Confidential)]
    public DateOnly? Since { get; init; }

    /// <summary>The day of the last delivery.</summary>
    /// <remarks>Confidential. Power and Standard.</remarks>
    [Classified(DataClassification.Confidential)]
    public Disclosed<DateOnly> LastDeliveryOn { get; init; }

    /// <summary>The benefit as a role sees it.</summary>
    internal Benefit SeenBy(NserRole? role)
    {
        var absent = RoleViews.WhyAbsent(RoleViews.SeesDeliveries(role), isEncrypted: false);
        return this with { Amount = Amount.Or(absent), LastDeliveryOn = LastDeliveryOn.Or(absent) };
    }

    /// <summary>Prints what is Public and nothing else.</summary>
    protected override bool PrintMembers(StringBuilder builder) => PublicFields.Print(
        builder,
        (nameof(OrganizationCode), OrganizationCode),
        (nameof(ProgrammeCode), ProgrammeCode),
        (nameof(BenefitType), BenefitType),
        (nameof(Frequency), Frequency));
}
