using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;

namespace Nser.Outbox.Storm.Twins;

/// <summary>The records of a batch that was left behind go back in line, and into new batches.</summary>
internal sealed class WithoutTakeover(IOutboxStore store) : PassingStore(store)
{
    public override async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken)
    {
        while (await Store.ClaimAsync(terms, cancellationToken) is { } leased)
        {
            await Store.FinishAsync(leased.Lease, new(OutboxRecordState.Pending, [], null), cancellationToken);
        }

        return null;
    }
}
