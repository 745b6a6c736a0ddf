using System.Text;
using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Where a submitted data request stands.</summary>
public sealed record DataRequest
{
    /// <summary>The server's id.</summary>
    [Classified(DataClassification.Public)]
    public required string Id { get; init; }

    /// <summary>The state. Open: new states may come.</summary>
    [Classified(DataClassification.Public)]
    public required OpenEnum<DataRequestState> State { get; init; }

    /// <summary>When it was submitted.</summary>
    [Classified(DataClassification.Public)]
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When the state last changed. Default: not said.</summary>
    [Classified(DataClassification.Public)]
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The steps so far, oldest first. Default empty.</summary>
    [Classified(DataClassification.Confidential)]
    public IReadOnlyList<DataRequestStep> History { get; init; } = [];

    /// <summary>Whether nothing more will happen: the data can be had, or the request is refused.</summary>
    [Classified(DataClassification.Public)]
    public bool IsFinal => State.Known is DataRequestState.Provisioned or DataRequestState.Rejected;

    // Printing shows what is Public and nothing else.
    private bool PrintMembers(StringBuilder builder) => PublicFields.Print(builder, (nameof(Id), Id), (nameof(State), State), (nameof(SubmittedAt), SubmittedAt), (nameof(UpdatedAt), UpdatedAt));
}
