using Nser.Client.Outbox.Stores;
using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;

namespace Nser.Client.Outbox;

/// <summary>Takes records and sees to it that the registry gets them, over power cuts, restarts and lost answers.</summary>
/// <remarks>
/// The promise: a record is on stable storage when <see cref="EnqueueAsync"/> returns, and is offered to the registry until the registry answers
/// for it or a person parks it. It is applied once where the registry offers a safe repeat (<c>ContractProfile.SafeRepeats</c>); where it offers
/// none, a batch whose answer was lost is put in doubt and not sent again by itself. Safe for several threads.
/// </remarks>
public interface IOutbox
{
    /// <summary>Validates records and puts them on stable storage. Bad ones are kept as rejected with their findings and do not stop the good ones. Idempotent by feed, record id and content.</summary>
    /// <param name="feed">The name of a configured feed.</param>
    /// <param name="records">Records as UTF-8 JSON: the bytes that will be sent. One call is one transaction; some hundred at a time is quickest.</param>
    /// <param name="options">Slot and transaction; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Rolls back: nothing was taken then.</param>
    /// <returns>One verdict for each record, in order.</returns>
    /// <exception cref="ArgumentException">There is no such feed.</exception>
    /// <exception cref="OutboxStoreException">Nothing was taken, or (a connection lost in the commit) it is not known: enqueue again, that is safe. Also when the slot of the options was taken over by another worker, or ended: nothing was taken.</exception>
    Task<EnqueueReport> EnqueueAsync(string feed, IReadOnlyList<ReadOnlyMemory<byte>> records, EnqueueOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Puts parked or rejected records back in line, for example after a rule or the registry was corrected. They are validated again when their batch is formed.</summary>
    /// <param name="what">Which records.</param>
    /// <param name="cancellationToken">Rolls back.</param>
    /// <returns>How many records.</returns>
    Task<int> ReplayAsync(RecordFilter what, CancellationToken cancellationToken = default);

    /// <summary>Puts records that wait aside until somebody replays them.</summary>
    /// <param name="what">Which records; only pending ones are parked.</param>
    /// <param name="reason">Why, for the next person; no personal data.</param>
    /// <param name="cancellationToken">Rolls back.</param>
    /// <returns>How many records.</returns>
    Task<int> ParkAsync(RecordFilter what, string reason, CancellationToken cancellationToken = default);

    /// <summary>Finds out about a batch in doubt by reading its records back; what is stored counts as accepted.</summary>
    /// <param name="batch">The batch's key.</param>
    /// <param name="ifNotStored">What happens to records that the registry does not hold.</param>
    /// <param name="cancellationToken">Stops; what was found out is kept.</param>
    /// <returns>What was found; <see langword="null"/> when the batch is not in doubt or is in other hands.</returns>
    /// <exception cref="NserException">The registry could not be asked.</exception>
    Task<ReconcileReport?> ReconcileAsync(string batch, NotStoredAction ifNotStored, CancellationToken cancellationToken = default);

    /// <summary>Ends a stop or hold of a client after its cause was mended (suspended account, wrong password).</summary>
    Task ResumeAsync(string client, CancellationToken cancellationToken = default);

    /// <summary>What the outbox holds, for status pages and reports.</summary>
    IOutboxStatus Status { get; }

    /// <summary>Which slots of schedules were run.</summary>
    ISlotLedger Slots { get; }
}

/// <summary>Takes records as models.</summary>
public static class OutboxRecordExtensions
{
    private const int RecordsInATransaction = 500;

    /// <summary>Writes records as JSON, validates them and puts them on stable storage, some hundred in a transaction. Calling it again with the same records is safe.</summary>
    /// <typeparam name="TRecord"><c>ProgrammeEnrollment</c>, <c>AssetDelivery</c> or <c>GeoUnit</c>.</typeparam>
    /// <param name="outbox">The outbox.</param>
    /// <param name="feed">The name of a configured feed of that standard.</param>
    /// <param name="records">The records; read once.</param>
    /// <param name="options">Slot and transaction; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Stops; what was committed before stays.</param>
    /// <returns>One verdict for each record, in order.</returns>
    /// <exception cref="ArgumentException">There is no such feed.</exception>
    /// <exception cref="NotSupportedException">The type is no model of a standard.</exception>
    /// <exception cref="InvalidOperationException">A record holds a member that JSON cannot carry; those before it in whole transactions were taken.</exception>
    /// <exception cref="OutboxStoreException">The transaction under way was not taken, or it is not known: enqueue again, that is safe.</exception>
    public static async Task<EnqueueReport> EnqueueAsync<TRecord>(
        this IOutbox outbox, string feed, IEnumerable<TRecord> records, EnqueueOptions? options = null, CancellationToken cancellationToken = default)
        where TRecord : class
    {
        ArgumentNullException.ThrowIfNull(outbox);
        ArgumentNullException.ThrowIfNull(records);
        var results = new List<EnqueueResult>();
        foreach (var part in records.Select(PreparedBatches.Write).Chunk(RecordsInATransaction))
        {
            results.AddRange((await outbox.EnqueueAsync(feed, part, options, cancellationToken).ConfigureAwait(false)).Results);
        }

        return new(results);
    }
}

/// <summary>What reading back a batch in doubt brought.</summary>
/// <param name="Stored">Records that the registry holds with the content that was sent: accepted.</param>
/// <param name="Conflicts">Records that the registry holds with other content: parked.</param>
/// <param name="NotStored">Records that it does not hold.</param>
public sealed record ReconcileReport(int Stored, int Conflicts, int NotStored);

/// <summary>What happens to records of a batch in doubt that the registry does not hold.</summary>
public enum NotStoredAction
{
    /// <summary>They stay in doubt; a server may still be at work on them.</summary>
    Keep,

    /// <summary>They go again in a new batch. Choose it when the registry cannot be at work on the old one any more.</summary>
    SendAgain,

    /// <summary>They are parked.</summary>
    Park,
}
