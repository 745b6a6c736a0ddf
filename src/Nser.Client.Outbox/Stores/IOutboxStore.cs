using System.Data.Common;

namespace Nser.Client.Outbox.Stores;

/// <summary>The outbox's memory. Every method is one transaction that is durable when it returns; the clock is the store's own.</summary>
/// <remarks>What a lease guards, a statement checks: each method with a lease answers <see langword="false"/> and changes nothing when another took the batch over.</remarks>
internal interface IOutboxStore : IAsyncDisposable
{
    /// <summary>Creates the tables where they are missing and refuses settings that would lose data. Safe when several start at once.</summary>
    /// <exception cref="OutboxStoreException">The settings are not durable, the file or database cannot be used, or a newer version made the tables.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>The store's clock.</summary>
    Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken);

    /// <summary>Takes records in, one verdict each, in order. Idempotent by feed, record id and content.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="records">The records.</param>
    /// <param name="slot">The slot in hand whose extraction they belong to: they stay staged until it is complete. <see langword="null"/>: they wait for their turn at once.</param>
    /// <param name="transaction">The caller's own transaction on the same database, which the caller commits; <see langword="null"/> for one of the store's.</param>
    /// <param name="cancellationToken">Rolls back.</param>
    /// <exception cref="OutboxStoreException">The slot is in other hands, or ended.</exception>
    Task<IReadOnlyList<EnqueuedKind>> AddAsync(string feed, IReadOnlyList<NewRecord> records, SlotLease? slot, DbTransaction? transaction, CancellationToken cancellationToken);

    /// <summary>Takes the batch that is due longest and that nobody holds, of these feeds; its attempt counts as begun.</summary>
    Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a new batch of pending records of one feed, oldest first, and takes it; its attempt counts as begun. Leaves out records of which an
    /// older version is under way or in doubt.
    /// </summary>
    /// <param name="terms">Who takes it, for how long.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="purpose">Which of the pending records.</param>
    /// <param name="most">Most candidates to look at.</param>
    /// <param name="mostBytes">Most bytes of candidates to load; one record is loaded however large.</param>
    /// <param name="form">Decides within the transaction; called only when there are candidates.</param>
    /// <param name="cancellationToken">Rolls back.</param>
    /// <returns>The batch in hand with its members in order; <see langword="null"/> when nothing waits (or all candidates were rejected).</returns>
    Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(
        ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<StoredRecord>, FormedBatch> form, CancellationToken cancellationToken);

    /// <summary>The members that are not settled, in the order of the bytes.</summary>
    Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease; <see langword="null"/> when another took the batch over.</summary>
    Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Settles the batch and its records. Accepted ones become what was last accepted, and lose their content here.</summary>
    Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken);

    /// <summary>Settles some records of the batch, which stays in hand.</summary>
    Task<bool> SettleAsync(BatchLease lease, IReadOnlyList<RecordSettlement> records, CancellationToken cancellationToken);

    /// <summary>Gives the batch back for a later attempt.</summary>
    Task<bool> RetryAsync(BatchLease lease, BatchRetry retry, CancellationToken cancellationToken);

    /// <summary>Puts smaller batches in its place; each is due at once and has not been sent.</summary>
    Task<bool> SplitAsync(BatchLease lease, IReadOnlyList<FormedBatch> parts, CancellationToken cancellationToken);

    /// <summary>Puts the batch and its unsettled records in doubt.</summary>
    Task<bool> DoubtAsync(BatchLease lease, Rejection why, CancellationToken cancellationToken);

    /// <summary>Takes a batch that is in doubt, to find out; <see langword="null"/> when it is not, or is in other hands. Its attempt does not count.</summary>
    Task<LeasedBatch?> ClaimInDoubtAsync(string key, ClaimTerms terms, CancellationToken cancellationToken);

    /// <summary>Nobody asks this target for so long (429, 503): a later end stays.</summary>
    Task HoldAsync(string target, TimeSpan wait, string reason, CancellationToken cancellationToken);

    /// <summary>Nobody asks this target until a person resumes it.</summary>
    Task StopAsync(string target, string reason, CancellationToken cancellationToken);

    /// <summary>Ends a hold or stop.</summary>
    Task ResumeAsync(string target, CancellationToken cancellationToken);

    /// <summary>Whether and until when this target must not be asked; <see langword="null"/> when it may be.</summary>
    Task<ClientHold?> HoldOfAsync(string target, CancellationToken cancellationToken);

    /// <summary>Puts parked or rejected records back in line. Returns how many.</summary>
    Task<int> ReplayAsync(RecordFilter selection, CancellationToken cancellationToken);

    /// <summary>Puts records that wait aside. Returns how many.</summary>
    Task<int> ParkAsync(RecordFilter selection, Rejection why, CancellationToken cancellationToken);

    /// <summary>Removes what was settled before the cut-off: records, batches, finished slots. What was last accepted is kept. Returns how many rows.</summary>
    Task<int> PruneAsync(DateTimeOffset settledBefore, CancellationToken cancellationToken);
}

/// <summary>Who takes a batch, of which feeds, and for how long.</summary>
/// <param name="Owner">Names the worker; unique per process.</param>
/// <param name="Lease">How long it is held without renewal.</param>
/// <param name="Feeds">The feeds that the worker may serve.</param>
internal sealed record ClaimTerms(string Owner, TimeSpan Lease, IReadOnlyList<string> Feeds);

/// <summary>The outbox's store cannot be used: its settings would lose data, its disk is full or fails, its database is away, or its tables are of a newer version.</summary>
/// <remarks>The message says what to do; it never holds content of a record. What was acknowledged before is safe.</remarks>
public sealed class OutboxStoreException : Exception
{
    /// <summary>Creates an error with its message.</summary>
    public OutboxStoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an error with its message and cause.</summary>
    public OutboxStoreException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed later without anybody changing anything: the database restarts, another process holds the file.</summary>
    public bool IsTransient { get; init; }
}
