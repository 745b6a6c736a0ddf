using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Outbox;
using Nser.PointOfSaleSubsidy.Reporting;
using Nser.PointOfSaleSubsidy.Sales;

namespace Nser.PointOfSaleSubsidy.Hosting;

/// <summary>Brings the till's sales to an end: decided, and reported to the registry.</summary>
internal static class Settlement
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Works until nothing waits, or for so long.</summary>
    /// <returns>Whether nothing waits any more.</returns>
    internal static async Task<bool> SettleAsync(this IServiceProvider services, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var begun = time.GetTimestamp();
        while (true)
        {
            await services.GetRequiredService<BackOffice>().WorkAsync(cancellationToken);
            if (await WaitingAsync(services, cancellationToken) == 0)
            {
                return true;
            }

            if (time.GetElapsedTime(begun) > atMost)
            {
                return false;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Sales to be decided or handed over, and records that the registry has not answered for.</summary>
    internal static async Task<long> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var journal = services.GetRequiredService<SaleJournal>();
        var feeds = await services.GetRequiredService<IOutbox>().Status.FeedsAsync(cancellationToken);
        OutboxRecordState[] open = [OutboxRecordState.Pending, OutboxRecordState.Batched, OutboxRecordState.InDoubt, OutboxRecordState.Parked];
        return journal.Count(SaleState.Deferred) + journal.Count(SaleState.Granted) + feeds.Sum(feed => open.Sum(state => feed.Counts.GetValueOrDefault(state)));
    }
}
