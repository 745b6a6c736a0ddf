using Nser.Outbox.Storm.Roles;
using Nser.Outbox.Storm.Stores;

namespace Nser.Outbox.Storm.Raging;

/// <summary>Stops a worker that holds a batch (SIGSTOP) until another has taken the batch over, then wakes it (SIGCONT): it must notice and write nothing more.</summary>
internal sealed class Freeze(Crew crew, Site site, StormStore store, Tally tally, Random chance)
{
    private const int Fenced = 1404;
    private const int Tries = 100;
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal async Task StrikeAsync()
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            tally.EndedWorkers += crew.Supervise();
            var place = chance.Next(crew.Workers.Length);
            if (await HoldsAsync(crew.Workers[place]) && await StrikeAsync(place))
            {
                tally.Freezes++;
                return;
            }

            await Task.Delay(Glance, TimeProvider.System);
        }
    }

    /// <returns>Whether a batch was taken from the frozen worker.</returns>
    private async Task<bool> StrikeAsync(int place)
    {
        var frozen = crew.Workers[place];
        await frozen.SignalAsync("STOP");
        IReadOnlyList<string> held = await store.IsFreeAsync() ? await store.HeldByAsync(frozen.Id) : [];
        if (held.Count == 0)
        {
            await frozen.SignalAsync("CONT");
            return false;
        }

        // The only worker's work is done by another, as an operator would have it.
        using var relief = crew.Workers.Length == 1 ? crew.StartWorker() : null;
        var taken = await TakenAsync(frozen, held);
        await frozen.SignalAsync("CONT");
        foreach (var key in taken)
        {
            tally.TakenFromFrozen.Add((frozen.Id, key));
        }

        await UntilAsync(() => Task.FromResult(taken.Count == 0 || FencedBy(frozen.Id).Select(LogLines.KeyIn).Intersect(taken).Any()), Patience);
        if (relief is not null && await relief.StopAsync(Patience * 3) is not 0)
        {
            tally.Surprise($"A worker did not stop in time.");
        }

        return taken.Count > 0;
    }

    /// <summary>The batches of a frozen worker that another holds or has ended, once its leases are over.</summary>
    private async Task<IReadOnlyList<string>> TakenAsync(Child frozen, IReadOnlyList<string> held)
    {
        IReadOnlyList<string> left = held;
        await UntilAsync(async () => (left = await store.HeldByAsync(frozen.Id)).Count == 0, Parts.Lease + Patience);
        return [.. held.Except(left)];
    }

    private IEnumerable<string> FencedBy(int process) => LogLines.Of(site.LogOf(process), Fenced);

    private async Task<bool> HoldsAsync(Child worker) => worker.IsAlive && (await store.HeldByAsync(worker.Id)).Count > 0;

    private static async Task UntilAsync(Func<Task<bool>> reached, TimeSpan patience)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await reached() && TimeProvider.System.GetElapsedTime(began) < patience)
        {
            await Task.Delay(Glance, TimeProvider.System);
        }
    }
}
