using Nser.Outbox.Storm.Stores;

namespace Nser.Outbox.Storm.Raging;

/// <summary>What the storm does to the crew and the database; counts only what hit.</summary>
internal sealed class Strokes(Crew crew, StormStore store, Registry registry, Tally tally, Random chance)
{
    /// <summary>A kill falls at any moment of a batch's life.</summary>
    private const double LongestWait = 0.4;

    internal async Task KillWorkerAsync()
    {
        tally.EndedWorkers += crew.Supervise();
        await PauseAsync(LongestWait);
        var place = chance.Next(crew.Workers.Length);
        await KillWorkerAsync(place);
        crew.ReplaceWorker(place);
    }

    /// <summary>Kills an enqueuer that has just been given something to do.</summary>
    internal async Task KillEnqueuerAsync()
    {
        int[] living = [.. Enumerable.Range(0, crew.Enqueuers.Length).Where(share => crew.Enqueuers[share].IsAlive)];
        if (living.Length == 0)
        {
            await KillWorkerAsync();
            return;
        }

        var share = living[chance.Next(living.Length)];
        crew.Hurry(share, 2);
        await PauseAsync(LongestWait / 4);
        if (crew.Enqueuers[share].IsAlive)
        {
            await crew.Enqueuers[share].KillAsync();
            tally.KilledEnqueuers++;
            crew.ReplaceEnqueuer(share);
        }
        else
        {
            await KillWorkerAsync();
        }
    }

    /// <summary>The database goes down under its users; where it is in its users, they go down at one moment.</summary>
    internal async Task CrashAsync()
    {
        await PauseAsync(LongestWait);
        if (await store.CrashAsync())
        {
            tally.Crashes++;
            return;
        }

        var living = Enumerable.Range(0, crew.Enqueuers.Length).Where(share => crew.Enqueuers[share].IsAlive).ToList();
        if (living.Count == 0)
        {
            return;
        }

        crew.Hurry(living[0], 2);
        await PauseAsync(LongestWait / 4);
        if (crew.Enqueuers[living[0]].IsAlive && crew.Workers[0].IsAlive)
        {
            await Task.WhenAll(crew.Enqueuers[living[0]].KillAsync(), KillWorkerAsync(0));
            tally.KilledEnqueuers++;
            tally.Crashes++;
            crew.ReplaceEnqueuer(living[0]);
            crew.ReplaceWorker(0);
        }
    }

    private async Task KillWorkerAsync(int place)
    {
        var worker = crew.Workers[place];
        if (!worker.IsAlive)
        {
            return;
        }

        await worker.KillAsync();
        tally.KilledWorkers++;
        var held = await store.HeldByAsync(worker.Id);
        var applied = registry.Batches().Where(batch => batch.IsTaken).Select(batch => batch.Key).Intersect(held).ToList();
        tally.KillsUnderWay += held.Count > 0 ? 1 : 0;
        tally.KillsAfterApplying += applied.Count > 0 ? 1 : 0;
        tally.Orphans.UnionWith(held);
        tally.OrphansApplied.UnionWith(applied);
    }

    private Task PauseAsync(double most) => Task.Delay(TimeSpan.FromSeconds(chance.NextDouble() * most), TimeProvider.System);
}
