using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;

namespace Nser.PushScheduler.Slots;

/// <summary>Keeps a slot's lease while it runs: renews at every third of it, and cancels the work when another took the slot over.</summary>
internal sealed class HeldSlot : IAsyncDisposable
{
    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource enough = new();
    private readonly Task renewing;

    internal HeldSlot(ISlotLedger ledger, SlotLease slot, TimeSpan lease, TimeProvider time, CancellationToken stopping)
    {
        lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Lost = lost.Token;
        renewing = RenewAsync(ledger, slot, lease, time);
    }

    /// <summary>Is cancelled when the slot is another's, or the worker stops.</summary>
    internal CancellationToken Lost { get; }

    /// <summary>Ends renewing, before the slot is completed.</summary>
    internal async Task StopRenewingAsync()
    {
        await enough.CancelAsync();
        await renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        enough.Dispose();
        lost.Dispose();
    }

    private async Task RenewAsync(ISlotLedger ledger, SlotLease slot, TimeSpan lease, TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(lease / 3, time, enough.Token);
                try
                {
                    if (await ledger.RenewAsync(slot, lease, enough.Token) is null)
                    {
                        await lost.CancelAsync();
                        return;
                    }
                }
                catch (OutboxStoreException)
                {
                    // The store is away: the fence will say whether the slot was taken over meanwhile.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The slot is done or given back.
        }
    }
}
