using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>One step of a data request on its way.</summary>
public sealed record DataRequestStep
{
    /// <summary>The state that the request came into.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<DataRequestState> State { get; init; }

    /// <summary>When.</summary>
    [Classified(DataClassification.Public)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What BISP remarked. Free text: look before you log.</summary>
    [Classified(DataClassification.Confidential)]
    public string? Remark { get; init; }

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(State), State), (nameof(At), At));
}
