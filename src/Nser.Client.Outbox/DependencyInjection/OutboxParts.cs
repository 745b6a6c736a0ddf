using Microsoft.Extensions.Logging;
using Nser.Client.Diagnostics;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Health;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.DependencyInjection;

/// <summary>Puts the outbox together: what its public faces share, made once.</summary>
internal sealed class OutboxParts : IAsyncDisposable
{
    private readonly OutboxOptions options;
    private readonly OutboxStorage storage;
    private readonly OutboxInstruments instruments;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly WorkSignal signal;
    private readonly DrainStep step;

    internal OutboxParts(OutboxOptions options, OutboxStorage storage, Func<string, NserClient> clients, OutboxInstruments instruments, TimeProvider time, ILoggerFactory loggers)
    {
        (this.options, this.storage, this.instruments, this.time) = (options, storage, instruments, time);
        logger = new UnfailingLoggers(loggers).CreateLogger("Nser.Client.Outbox");
        signal = new(time);
        Opened = new(storage.Store);
        var store = storage.Store;
        var reconciliation = new Reconciliation(options);
        var targets = new Targets(options, clients, new Backoff(options, Chance.Next), reconciliation, time);
        var delivery = new BatchDelivery(
            store, options, new PushDelivery(store, options, reconciliation, time, logger), new Replacement(store, options, time), instruments, time, logger);
        step = new(store, options, targets, new BatchFormer(store, options, time), delivery, instruments, logger);
        Outbox = new(options, storage, Opened, targets, new BatchInquiry(store, options, targets, reconciliation, time), instruments, signal, logger);
    }

    internal OpenedStore Opened { get; }

    internal NserOutbox Outbox { get; }

    internal OutboxDrainer NewDrainer() => new(options, Opened, step, signal, time, logger);

    internal Housekeeping NewHousekeeping() => new(options, Opened, storage.Status, instruments, time, logger);

    internal OutboxHealthCheck NewHealthCheck() => new(options, Opened, storage.Status);

    public async ValueTask DisposeAsync()
    {
        Opened.Dispose();
        await storage.Store.DisposeAsync().ConfigureAwait(false);
    }
}
