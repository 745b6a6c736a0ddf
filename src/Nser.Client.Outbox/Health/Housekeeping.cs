using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.Health;

/// <summary>Opens the store when the host starts, keeps the gauges fresh, and removes what was settled longer ago than the retention.</summary>
internal sealed class Housekeeping(OutboxOptions options, OpenedStore store, IOutboxStatus status, OutboxInstruments instruments, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    /// <summary>A store that must not be used stops the start: better nobody enqueues than something is lost. One that is only away for now does not: it is opened when it is back.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OutboxStoreException error) when (error.IsTransient)
        {
            Log.StoreFailed(logger, error);
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pruned = DateTimeOffset.MinValue;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                instruments.Show(await status.FeedsAsync(stoppingToken).ConfigureAwait(false));
                if (time.GetUtcNow() - pruned >= PruneEvery)
                {
                    await PruneAsync(stoppingToken).ConfigureAwait(false);
                    pruned = time.GetUtcNow();
                }
            }
            catch (OutboxStoreException error)
            {
                Log.StoreFailed(logger, error);
            }

            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        var opened = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await opened.PruneAsync(await opened.NowAsync(cancellationToken).ConfigureAwait(false) - options.Retention, cancellationToken).ConfigureAwait(false);
        if (rows > 0)
        {
            Log.Pruned(logger, rows);
        }
    }
}
