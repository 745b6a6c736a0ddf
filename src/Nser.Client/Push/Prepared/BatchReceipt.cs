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
