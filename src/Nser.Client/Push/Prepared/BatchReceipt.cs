using Nser.Standards;

namespace Nser.Client.Push.Prepared;

/// <summary>What a server answered to a batch, with one result for each of its records.</summary>
public sealed record BatchReceipt
{
    /// <summary>What the answer means for the batch as a whole.</summary>
    public required BatchReceiptKind Kind { get; init; }

    /// <summary>Whether the server gave again what it had answered to the same key before.</summary>
    public required bool IsReplay { get; init; }

    /// <summary>One result for each record, in the batch's order.</summary>
    public required IReadOnlyList<BatchRecordResult> Results { get; init; }

    /// <summary>The <c>X-Request-Id</c> of the call, for BISP's support.</summary>
    public string? RequestId { get; init; }

    /// <summary>Kind and number of results; nothing of a record.</summary>
    public override string ToString() => FormattableString.Invariant($"{Kind}{(IsReplay ? " before" : "")}, {Results.Count} records");
}

/// <summary>What a server answered to a batch as a whole.</summary>
public enum BatchReceiptKind
{
    /// <summary>The server took the batch and says what became of its records. Those of which it does not say it are <see cref="PushOutcomeKind.Unknown"/>.</summary>
    Taken,

    /// <summary>The server refused the batch and stored nothing of it. What it objects to is named; the others are <see cref="PushOutcomeKind.NotSent"/> and may go under another key.</summary>
    Refused,

    /// <summary>The body is too large for the server (413), which stored nothing: split the batch, under other keys.</summary>
    TooLarge,
}

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
