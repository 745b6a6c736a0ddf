using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;

namespace Nser.Outbox.Storm.Twins;

/// <summary>A new batch counts as accepted before it is sent; what the answer says is not written any more.</summary>
internal sealed class WithoutOrder(IOutboxStore store) : PassingStore(store)
{
    public override async Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(
        ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<StoredRecord>, FormedBatch> form, CancellationToken cancellationToken)
    {
        var formed = await Store.FormAsync(terms, feed, purpose, most, mostBytes, form, cancellationToken);
        if (formed is { } made)
        {
            await Store.FinishAsync(made.Leased.Lease, new(OutboxRecordState.Accepted, [], null), cancellationToken);
        }

        return formed;
    }

    public override Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => Task.FromResult<BatchLease?>(lease);

    public override Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => Task.FromResult(true);

    public override Task<bool> RetryAsync(BatchLease lease, BatchRetry retry, CancellationToken cancellationToken) => Task.FromResult(true);
}
