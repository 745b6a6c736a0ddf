using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;
using Nser.Outbox.Storm.Workload;

namespace Nser.Outbox.Storm.Roles;

/// <summary>Hands its share of the records over, step by step, and keeps what was acknowledged. Started again, it goes on after the last step that was acknowledged whole.</summary>
internal static class EnqueueRole
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    internal static async Task<int> RunAsync(Site site, int share)
    {
        var settings = site.Settings;
        var lifeline = new Lifeline(() => { });
        var services = new ServiceCollection();
        services.AddStorm(settings).WithoutSending();
        await using var provider = services.BuildServiceProvider();
        var outbox = provider.GetRequiredService<IOutbox>();
        var workload = new StormWorkload(settings.Seed, settings.Records, settings.Enqueuers);
        var history = new History(site.HistoryOf(share));
        var steps = workload.StepsOf(share);
        for (var step = history.NextStep; step < steps.Count && await lifeline.AllowsAsync(step + 1); step++)
        {
            var records = workload.Of(steps[step]);
            history.Append(step, records, await EnqueueAsync(outbox, records));
        }

        return 0;
    }

    /// <summary>As a partner's program would: what was not acknowledged is handed over again.</summary>
    private static async Task<EnqueueReport> EnqueueAsync(IOutbox outbox, IReadOnlyList<StormRecord> records)
    {
        while (true)
        {
            try
            {
                return await outbox.EnqueueAsync(Parts.Feed, [.. records.Select(record => (ReadOnlyMemory<byte>)record.Json)]);
            }
            catch (OutboxStoreException error) when (error.IsTransient)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }
}
