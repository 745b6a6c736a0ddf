using Nser.PushScheduler.Settings;
using Quartz;

namespace Nser.PushScheduler.Slots;

/// <summary>Quartz as alarm clock: one job that rings every tick. Which slots there are, and which were run, is the ledger's matter alone.</summary>
/// <remarks>
/// Quartz's own misfire rules, replaced triggers and recovery would lose slots that are missed while no worker runs; here a late or doubled ring
/// changes nothing.
/// </remarks>
internal static class AlarmClock
{
    private static readonly JobKey Ring = new("ring");

    internal static void Add(IServiceCollection services, WorkerSettings settings, string? sharedDatabase)
    {
        services.AddQuartz(quartz =>
        {
            if (sharedDatabase is not null)
            {
                quartz.UsePersistentStore(store => Share(store, sharedDatabase));
            }

            quartz.AddJob<Alarm>(job => job.WithIdentity(Ring));
            quartz.AddTrigger(trigger => trigger.ForJob(Ring).WithIdentity("tick").StartNow()
                .WithSimpleSchedule(every => every.WithInterval(settings.Slots.Tick).RepeatForever()));
        });
        services.AddQuartzHostedService(host => (host.WaitForJobsToComplete, host.AwaitApplicationStarted) = (true, true));
        services.AddHostedService<AlarmWatch>();
    }

    // The tables are Quartz's own script, applied where they are missing; a job left by a dead worker rings again at once.
    private static void Share(IPersistentStoreBuilder store, string database)
    {
        store.UsePostgres(database);
        store.ProvisionSchema();
        store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)));
        store.ConfigureStore(options => (options.StoreJobDataAsStrings, options.MisfireThreshold) = (true, TimeSpan.FromSeconds(5)));
    }
}

/// <summary>One ring.</summary>
[DisallowConcurrentExecution]
internal sealed class Alarm(SlotTick tick) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await tick.RunAsync(cancellationToken);
}
