using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Outbox;
using Nser.Outbox.Storm.Checking;
using Nser.Outbox.Storm.Roles;
using Nser.Outbox.Storm.Stores;
using Nser.Outbox.Storm.Workload;

namespace Nser.Outbox.Storm.Raging;

/// <summary>A run from beginning to end: registry, store, crew, strokes, calm, verdict.</summary>
internal sealed class Storm
{
    private const int Enqueuers = 2;

    /// <summary>The strokes fall while at least a fifth of the work is still to do.</summary>
    private const double LastStroke = 0.8;

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan NoProgress = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(30);

    private readonly StormPlan plan;
    private readonly Registry registry;
    private readonly StormStore store;
    private readonly Crew crew;
    private readonly Site site;
    private readonly StormWorkload workload;
    private readonly Tally tally = new();

    private Storm(StormPlan plan, Registry registry, StormStore store, Crew crew, Site site, StormWorkload workload)
    {
        this.plan = plan;
        this.registry = registry;
        this.store = store;
        this.crew = crew;
        this.site = site;
        this.workload = workload;
    }

    private double Progress => (double)registry.Ledger.Count / workload.Good;

    /// <returns>The exit code: 0 calm after the storm, 1 a breach, 2 a promised fault never fired.</returns>
    internal static async Task<int> RunAsync(StormPlan plan, TextWriter output)
    {
        var began = TimeProvider.System.GetTimestamp();
        var site = new Site(Directory.CreateTempSubdirectory("nser-storm-").FullName);
        var workload = new StormWorkload(plan.Seed, plan.Records, Enqueuers);
        await using var registry = await Registry.StartAsync(plan, workload);
        await using var store = await StormStore.StartAsync(plan, site);
        var settings = registry.Settings(plan, store.Database, Enqueuers);
        site.Keep(settings);
        await OpenAsync(settings);
        Verdict verdict;
        using (var crew = new Crew(site, workload, plan.Workers, Enqueuers))
        {
            verdict = await new Storm(plan, registry, store, crew, site, workload).RageAsync(settings);
        }

        verdict.Write(output, TimeProvider.System.GetElapsedTime(began));
        if (verdict.ExitCode == 0)
        {
            Directory.Delete(site.Folder, recursive: true);
        }
        else
        {
            await output.WriteLineAsync($"the run's files are kept in {site.Folder}");
        }

        return verdict.ExitCode;
    }

    /// <summary>The tables are there before anybody looks at them from outside.</summary>
    private static async Task OpenAsync(StormSettings settings)
    {
        await using var services = new ServiceCollection().AddStorm(settings).WithoutSending().Services.BuildServiceProvider();
        await services.GetRequiredService<IOutbox>().EnqueueAsync(Parts.Feed, []);
    }

    private async Task<Verdict> RageAsync(StormSettings settings)
    {
        try
        {
            await StrikeAsync(Plan());
            await UntilAsync(async () => Array.TrueForAll(crew.Enqueuers, child => !child.IsAlive) && await store.UnsettledAsync() == 0);
        }
        catch (TimeoutException stuck)
        {
            tally.Surprise($"{stuck.Message}");
        }

        await PartAsync();
        await using var services = new ServiceCollection().AddStorm(settings).WithoutSending().Services.BuildServiceProvider();
        var status = await services.GetRequiredService<IOutbox>().Status.FeedsAsync();
        return await new Checker(plan, workload, site, store, registry, tally).CheckAsync(Enqueuers, status.Single());
    }

    /// <summary>One stroke after the other, spread evenly over the work.</summary>
    private async Task StrikeAsync(Func<Task>[] strokes)
    {
        for (var index = 0; index < strokes.Length; index++)
        {
            await UntilAsync(() => Task.FromResult(Progress >= LastStroke * (index + 1) / (strokes.Length + 1)));
            await strokes[index]();
        }
    }

    /// <summary>The strokes in the order of the seed.</summary>
    private Func<Task>[] Plan()
    {
        var chance = new Random(plan.Seed);
        var strokes = new Strokes(crew, store, registry, tally, chance);
        var freeze = new Freeze(crew, site, store, tally, chance);
        Func<Task>[] all =
        [
            .. Enumerable.Range(0, plan.Kills).Select<int, Func<Task>>(turn => turn % 3 == 2 ? strokes.KillEnqueuerAsync : strokes.KillWorkerAsync),
            .. Enumerable.Repeat<Func<Task>>(strokes.CrashAsync, plan.Crashes),
            .. Enumerable.Repeat<Func<Task>>(freeze.StrikeAsync, plan.Freezes),
        ];
        chance.Shuffle(all);
        return all;
    }

    /// <summary>Everybody says good-bye in order: within the time, with exit code 0, and without keeping a batch.</summary>
    private async Task PartAsync()
    {
        foreach (var child in crew.Enqueuers.Where(child => child.IsAlive || child.ExitCode != 0))
        {
            tally.Surprise($"An enqueuer did not come to its end{(child.IsAlive ? "" : " but ended in an error")}.");
        }

        foreach (var worker in crew.Workers)
        {
            if (!worker.IsAlive || await worker.StopAsync(Goodbye) is not 0)
            {
                tally.Surprise($"A worker did not stop in order.");
            }
        }

        foreach (var key in await store.HeldAsync())
        {
            tally.Surprise($"Batch {key} is held by nobody who lives.");
        }
    }

    /// <summary>Waits for something while there is progress, and lets the enqueuers go on.</summary>
    /// <exception cref="TimeoutException">There is none any more.</exception>
    private async Task UntilAsync(Func<Task<bool>> reached)
    {
        var (last, since) = (Progress, TimeProvider.System.GetTimestamp());
        while (!await reached())
        {
            crew.Allow(Progress);
            tally.EndedWorkers += crew.Supervise();
            await Task.Delay(Glance, TimeProvider.System);
            if (Progress > last)
            {
                (last, since) = (Progress, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(since) > NoProgress)
            {
                throw new TimeoutException(FormattableString.Invariant($"Nothing has come to the registry for {NoProgress.TotalSeconds} s."));
            }
        }
    }
}
