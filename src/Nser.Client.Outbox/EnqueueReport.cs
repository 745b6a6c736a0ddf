using System.Data.Common;
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

/// <summary>What became of a record that was handed to the outbox.</summary>
public enum EnqueuedKind
{
    /// <summary>Taken: it is on stable storage and will be sent.</summary>
    Queued,

    /// <summary>Was taken before with the same content and is not settled yet; nothing changed.</summary>
    AlreadyQueued,

    /// <summary>The registry accepted the same content last; there is nothing to send.</summary>
    Unchanged,

    /// <summary>Broke a rule; kept as rejected with its findings, not sent.</summary>
    Rejected,
}

/// <summary>How records are taken in.</summary>
public sealed record EnqueueOptions
{
    /// <summary>The slot whose extraction the records belong to: they wait, staged, until the slot is completed. Default none.</summary>
    public SlotLease? Slot { get; init; }

    /// <summary>
    /// The caller's own transaction on the outbox's database (PostgreSQL: an <c>NpgsqlTransaction</c>), so that business data and records are
    /// committed together or not at all. The caller commits. Default none.
    /// </summary>
    public DbTransaction? Transaction { get; init; }
}
