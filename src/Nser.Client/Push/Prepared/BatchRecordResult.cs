using Nser.Standards;

namespace Nser.Client.Push.Prepared;

/// <summary>What became of one record of a batch. Holds no content of the record.</summary>
public sealed record BatchRecordResult
{
    /// <summary>The record's place in the batch, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What became of the record; never <see cref="PushOutcomeKind.RejectedLocally"/>.</summary>
    public required PushOutcomeKind Kind { get; init; }

    /// <summary>What the server found: codes and places, not its free text. Default empty.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>Place, outcome and number of findings.</summary>
    public override string ToString() => FormattableString.Invariant($"record {Index + 1}: {Kind}, {Findings.Count} findings");
}
