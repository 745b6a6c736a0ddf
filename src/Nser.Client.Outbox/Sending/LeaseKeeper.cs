using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.Sending;

/// <summary>Renews a batch's lease at every third of it while the batch is in hand. When the batch is lost, what is done with it is cancelled.</summary>
internal sealed class LeaseKeeper : IAsyncDisposable
{
    private readonly IOutboxStore store;
    private readonly TimeSpan duration;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource ended = new();
    private readonly CancellationTokenSource working;
    private readonly Task renewing;
    private volatile BatchLease lease;
    private volatile bool isLost;

    internal LeaseKeeper(IOutboxStore store, BatchLease lease, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        this.store = store;
        this.lease = lease;
        this.duration = duration;
        this.time = time;
        working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        renewing = RenewAsync();
    }

    /// <summary>Ends the work with the batch: it was lost, or the process stops.</summary>
    internal CancellationToken Token => working.Token;

    internal BatchLease Lease => lease;

    /// <summary>Whether another worker may have the batch by now.</summary>
    internal bool IsLost => isLost;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync().ConfigureAwait(false);
        await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
        working.Dispose();
    }

    private async Task RenewAsync()
    {
        var renewedAt = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(duration / 3, time, ended.Token).ConfigureAwait(false);
            var asked = time.GetTimestamp();
            try
            {
                if (await store.RenewAsync(lease, duration, ended.Token).ConfigureAwait(false) is not { } renewed)
                {
                    break;
                }

                lease = renewed;
                renewedAt = asked;
            }
            catch (OutboxStoreException) when (time.GetElapsedTime(renewedAt) < duration)
            {
                // The store may be back before the lease ends; what was renewed last still holds.
            }
            catch (OutboxStoreException)
            {
                break;
            }
        }

        isLost = true;
        await working.CancelAsync().ConfigureAwait(false);
    }
}
