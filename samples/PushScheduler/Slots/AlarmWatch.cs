using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Slots;

/// <summary>Rings when the alarm clock does not: one that goes by the wall clock stands still while a clock that was set back catches up.</summary>
internal sealed class AlarmWatch(SlotTick tick, SlotWork work, WorkerSettings settings, TimeProvider time, ILogger<AlarmWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.Slots.Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (work.SinceLastRing >= 2 * settings.Slots.Tick)
                {
                    // With a shared clock another worker may have heard all the rings.
                    if (!settings.Slots.SharedClock)
                    {
                        Log.AlarmIsLate(log, work.SinceLastRing);
                    }

                    await tick.RunAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
