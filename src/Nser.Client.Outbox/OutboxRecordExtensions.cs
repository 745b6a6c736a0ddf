using Nser.Client.Outbox.Stores;
using Nser.Client.Push.Prepared;

namespace Nser.Client.Outbox;

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
