using System.Globalization;
using Nser.Outbox.Storm.Workload;

namespace Nser.Outbox.Storm.Raging;

/// <summary>The workers and enqueuers of a run: starts again whom the storm has killed, and lets the enqueuers run ahead of the workers only so far, so that there is work for all of the run.</summary>
internal sealed class Crew : IDisposable
{
    /// <summary>How far the enqueuers are ahead, as a share of all.</summary>
    private const double Ahead = 0.15;

    private readonly Site site;
    private readonly int[] steps;
    private readonly int[] allowed;

    internal Crew(Site site, StormWorkload workload, int workers, int enqueuers)
    {
        this.site = site;
        steps = [.. Enumerable.Range(0, enqueuers).Select(share => workload.StepsOf(share).Count)];
        allowed = new int[enqueuers];
        Workers = [.. Enumerable.Range(0, workers).Select(_ => StartWorker())];
        Enqueuers = [.. Enumerable.Range(0, enqueuers).Select(StartEnqueuer)];
    }

    internal Child[] Workers { get; }

    internal Child[] Enqueuers { get; }

    internal Child StartWorker() => Child.Start("worker", site.Folder);

    /// <summary>Puts another in the place of a dead worker.</summary>
    internal void ReplaceWorker(int place)
    {
        Workers[place].Dispose();
        Workers[place] = StartWorker();
    }

    internal void ReplaceEnqueuer(int share)
    {
        Enqueuers[share].Dispose();
        Enqueuers[share] = StartEnqueuer(share);
    }

    /// <summary>Starts again the workers that ended by themselves, as a service manager does.</summary>
    /// <returns>How many.</returns>
    internal int Supervise()
    {
        int[] ended = [.. Enumerable.Range(0, Workers.Length).Where(place => !Workers[place].IsAlive)];
        foreach (var place in ended)
        {
            ReplaceWorker(place);
        }

        return ended.Length;
    }

    /// <summary>Lets the enqueuers go on.</summary>
    /// <param name="progress">The share of the work that is done.</param>
    internal void Allow(double progress)
    {
        for (var share = 0; share < steps.Length; share++)
        {
            Allow(share, 1 + (int)(steps[share] * Math.Min(1, progress + Ahead)));
        }
    }

    /// <summary>Lets one enqueuer do so many steps more, at once.</summary>
    internal void Hurry(int share, int more) => Allow(share, allowed[share] + more);

    private void Allow(int share, int most)
    {
        if (most > allowed[share])
        {
            allowed[share] = most;
            Enqueuers[share].Tell(most);
        }
    }

    public void Dispose()
    {
        foreach (var child in Workers.Concat(Enqueuers))
        {
            child.Dispose();
        }
    }

    private Child StartEnqueuer(int share)
    {
        var child = Child.Start("enqueue", site.Folder, share.ToString(CultureInfo.InvariantCulture));
        child.Tell(allowed[share]);
        return child;
    }
}
