using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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
        using var unfailing = new UnfailingLoggers(loggers);
        logger = unfailing.CreateLogger("Nser.Client.Outbox");
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

/// <summary>Finds feeds whose client nobody registered, so that the host does not start instead of failing at the first record.</summary>
/// <param name="container">Says what is registered; a container that cannot say is asked when the client is needed.</param>
internal sealed class RegisteredClients(IServiceProvider container) : IValidateOptions<OutboxOptions>
{
    public ValidateOptionsResult Validate(string? name, OutboxOptions options)
    {
        if (container.GetService<IServiceProviderIsKeyedService>() is not { } registered)
        {
            return ValidateOptionsResult.Skip;
        }

        var faults = options.Feeds
            .Where(feed => feed?.Client is { } client && !registered.IsKeyedService(typeof(NserClient), client))
            .Select(feed => feed.Client.Length == 0
                ? $"Feed '{feed.Name}' is sent by the unnamed client, which is not registered: call AddNserClient without a name, or set the feed's Client."
                : $"Feed '{feed.Name}' names the client '{feed.Client}', which is not registered: call AddNserClient with that name, or correct the feed's Client.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail("The options of the outbox have faults:\n- " + string.Join("\n- ", faults));
    }
}
