using Nser.Standards;

namespace Nser.Client.Queries.Benefits;

/// <summary>A search for benefits as it is sent: by exactly one of the two.</summary>
[WireEnvelope]
internal sealed class BenefitSearchBody : PageBody
{
    public Cnic? Cnic { get; set; }

    public HouseholdId? HouseholdId { get; set; }
}
