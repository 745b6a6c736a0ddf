using Nser.Client.Outbox.Stores;
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

/// <summary>Finds out about a batch in doubt because a person asks: reads its records back and keeps what was found, group by group.</summary>
internal sealed class BatchInquiry(IOutboxStore store, OutboxOptions options, Targets targets, Reconciliation reconciliation, TimeProvider time)
{
    private const int Group = 100;

    internal async Task<ReconcileReport?> AskAsync(string key, NotStoredAction ifNotStored, CancellationToken cancellationToken)
    {
        var terms = new ClaimTerms($"person/{Guid.NewGuid():N}", options.Lease, [.. targets.Feeds.Select(feed => feed.Name)]);
        if (await store.ClaimInDoubtAsync(key, terms, cancellationToken).ConfigureAwait(false) is not { } leased)
        {
            return null;
        }

        var keeper = new LeaseKeeper(store, leased.Lease, options.Lease, time, cancellationToken);
        await using var letGo = keeper.ConfigureAwait(false);
        try
        {
            var report = await AskAsync(leased.Batch, ifNotStored, keeper).ConfigureAwait(false);
            var isWritten = report is { NotStored: > 0 } && ifNotStored == NotStoredAction.Keep
                ? await store.DoubtAsync(keeper.Lease, Rejections.InDoubt, cancellationToken).ConfigureAwait(false)
                : await store.FinishAsync(keeper.Lease, new(OutboxRecordState.Accepted, [], null), cancellationToken).ConfigureAwait(false);
            return isWritten ? report : null;
        }
        catch (OperationCanceledException) when (keeper.IsLost)
        {
            return null;
        }
        catch (Exception error) when (error is NserException or OperationCanceledException)
        {
            await store.DoubtAsync(keeper.Lease, Rejections.InDoubt, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ReconcileReport> AskAsync(StoredBatch batch, NotStoredAction ifNotStored, LeaseKeeper keeper)
    {
        var target = targets.Of(targets.Feed(batch.Feed));
        var version = await target.VersionAsync(keeper.Token).ConfigureAwait(false);
        var (stored, conflicts, notStored) = (0, 0, 0);
        foreach (var group in (await store.MembersAsync(batch.Key, keeper.Token).ConfigureAwait(false)).Chunk(Group))
        {
            var found = await Reconciliation.LookUpAsync(target.Batches, batch.Standard, version, group, keeper.Token).ConfigureAwait(false);
            stored += found.Count(one => one == RecordLookup.StoredSame);
            conflicts += found.Count(one => one == RecordLookup.StoredOther);
            notStored += found.Count(one => one == RecordLookup.NotStored);
            var settled = reconciliation.Settle(group, found, record => Of(record, ifNotStored)).Where(record => record.State != OutboxRecordState.InDoubt).ToList();
            if (settled.Count > 0 && !await store.SettleAsync(keeper.Lease, settled, keeper.Token).ConfigureAwait(false))
            {
                throw new OperationCanceledException("Another worker took the batch over.");
            }
        }

        return new(stored, conflicts, notStored);
    }

    private static RecordSettlement Of(StoredRecord record, NotStoredAction ifNotStored) => ifNotStored switch
    {
        NotStoredAction.SendAgain => Reconciliation.SendAgain(record),
        NotStoredAction.Park => new(record.Id, OutboxRecordState.Parked, Rejections.InDoubt),
        _ => Reconciliation.LeaveInDoubt(record),
    };
}
