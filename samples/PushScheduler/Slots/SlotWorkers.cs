using Nser.Client.Outbox.Stores;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Slots;

/// <summary>Takes due slots and runs them, some at a time.</summary>
internal sealed class SlotWorkers(SlotRun run, SlotWork work, WorkerSettings settings, ILogger<SlotWorkers> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, settings.Slots.Parallel).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await work.WaitAsync(stopping);
                await run.RunDueAsync([.. settings.Feeds.Select(feed => feed.Name)], stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (OutboxStoreException error)
            {
                // The store is away; the next ring tries again.
                Log.CannotTake(log, error);
            }
        }
    }
}
