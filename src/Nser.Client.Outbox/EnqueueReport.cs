using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>What became of records that were handed over; no content of a record.</summary>
/// <param name="Results">One for each record, in order.</param>
public sealed record EnqueueReport(IReadOnlyList<EnqueueResult> Results)
{
    /// <summary>How many became this.</summary>
    public int Count(EnqueuedKind kind) => Results.Count(result => result.Kind == kind);

    /// <summary>The counts on one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Count(EnqueuedKind.Queued)} queued, {Count(EnqueuedKind.AlreadyQueued)} already queued, {Count(EnqueuedKind.Unchanged)} unchanged, {Count(EnqueuedKind.Rejected)} rejected");
}

/// <summary>What became of one record.</summary>
/// <param name="RecordId">Its id; <see langword="null"/> when it could not be read or is not fit to print (rule PR-01).</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Findings">Errors and warnings; they never repeat a value.</param>
public sealed record EnqueueResult(string? RecordId, EnqueuedKind Kind, IReadOnlyList<ValidationFinding> Findings);
