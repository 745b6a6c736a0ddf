namespace Nser.Client.Outbox.Stores;

/// <summary>One database or file, seen from its three sides.</summary>
internal sealed record OutboxStorage(IOutboxStore Store, IOutboxStatus Status, ISlotLedger Slots);

/// <summary>The store, opened once by whoever needs it first. An opening that failed is tried again by the next.</summary>
internal sealed class OpenedStore(IOutboxStore store) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile bool isOpen;

    /// <exception cref="OutboxStoreException">The store cannot be used.</exception>
    internal async ValueTask<IOutboxStore> OpenAsync(CancellationToken cancellationToken)
    {
        if (isOpen)
        {
            return store;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!isOpen)
            {
                await store.OpenAsync(cancellationToken).ConfigureAwait(false);
                isOpen = true;
            }
        }
        finally
        {
            gate.Release();
        }

        return store;
    }

    public void Dispose() => gate.Dispose();
}
