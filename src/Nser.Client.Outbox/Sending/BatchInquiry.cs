using Nser.Client.Outbox.Stores;
using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;
using Nser.Standards;

namespace Nser.Client.Outbox.Sending;

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

        var keeper = LeaseKeeper.Start(store, leased.Lease, options.Lease, time, cancellationToken);
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
