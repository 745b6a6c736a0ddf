using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;
using Nser.Outbox.Storm.Stores;

namespace Nser.Outbox.Storm.Twins;

/// <summary>Who lost a batch neither notices nor stops, and writes what it found out over what is there.</summary>
internal sealed class WithoutFence(IOutboxStore store, StormStore database) : PassingStore(store)
{
    public override async Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        await Store.RenewAsync(lease, duration, cancellationToken) ?? lease;

    public override async Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken)
    {
        if (await Store.FinishAsync(lease, settlement, cancellationToken))
        {
            return true;
        }

        await database.SeizeAsync(lease.Key, lease.Owner, lease.Fence);
        return await Store.FinishAsync(lease, settlement, cancellationToken);
    }
}
