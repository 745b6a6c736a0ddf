using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;
using Nser.Standards;

namespace Nser.Client.Outbox.Sending;

/// <summary>Finds out what became of records by reading them back.</summary>
internal sealed class Reconciliation(OutboxOptions options)
{
    /// <summary>Reads at a time: enough to hide the way there and back, too few to be a burden.</summary>
    private const int ReadsAtATime = 4;

    /// <summary>What the registry holds of each record, in order.</summary>
    /// <exception cref="NserException">The registry could not be asked.</exception>
    internal static async Task<IReadOnlyList<RecordLookup>> LookUpAsync(
        PreparedBatches batches, NserStandard standard, NserApiVersion version, IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken)
    {
        var found = new RecordLookup[records.Count];
        await Parallel.ForAsync(0, records.Count, new ParallelOptions { MaxDegreeOfParallelism = ReadsAtATime, CancellationToken = cancellationToken }, async (place, token) =>
            found[place] = await batches.LookUpAsync(standard, version, records[place].Json, token).ConfigureAwait(false)).ConfigureAwait(false);
        return found;
    }

    /// <summary>What the registry holds settles a record; what it does not hold is for <paramref name="notStored"/> to decide.</summary>
    internal IReadOnlyList<RecordSettlement> Settle(IReadOnlyList<StoredRecord> records, IReadOnlyList<RecordLookup> found, Func<StoredRecord, RecordSettlement> notStored) =>
        [.. records.Zip(found, (record, lookup) => lookup switch
        {
            RecordLookup.StoredSame => new(record.Id, OutboxRecordState.Accepted),
            RecordLookup.StoredOther => Conflict(record.Id),
            _ => notStored(record),
        })];

    /// <summary>What becomes of a record of which the registry holds other content.</summary>
    internal RecordSettlement Conflict(long id) => options.Conflicts == ConflictPolicy.Replace
        ? new(id, OutboxRecordState.Pending, Purpose: BatchPurpose.Replace)
        : new(id, OutboxRecordState.Parked, Rejections.Conflict);

    internal static RecordSettlement SendAgain(StoredRecord record) => new(record.Id, OutboxRecordState.Pending, Purpose: BatchPurpose.Push);

    internal static RecordSettlement LeaveInDoubt(StoredRecord record) => new(record.Id, OutboxRecordState.InDoubt, Rejections.InDoubt);

    /// <summary>A settlement that names each record's state; nothing is left for the default.</summary>
    internal static Settled Settlement(IReadOnlyList<RecordSettlement> records, string? requestId = null) =>
        new(new(OutboxRecordState.Accepted, [.. records.Where(record => record.State != OutboxRecordState.Accepted)], requestId));
}
