namespace Nser.Client.Testing.Fakes;

/// <summary>A clock that stands still until it is told; its timers fire on <see cref="Advance"/>, in order of their time.</summary>
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly object gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<(TimeSpan DueTime, TaskCompletionSource Armed)> awaited = [];
    private DateTimeOffset now = start;

    /// <summary>Whether waits end at once: every timer due within this span moves the clock itself. Default none.</summary>
    public TimeSpan SkipWaitsUpTo { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when the next timer of exactly this length is set.</summary>
    public Task NextTimer(TimeSpan dueTime)
    {
        lock (gate)
        {
            var armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((dueTime, armed));
            return armed.Task;
        }
    }

    public void Advance(TimeSpan span)
    {
        var end = GetUtcNow() + span;
        while (Next(end) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = end > now ? end : now;
        }
    }

    /// <summary>Moves to the earliest timer and fires it; <see langword="false"/> when none is set.</summary>
    public bool AdvanceToNextTimer()
    {
        var due = Next(DateTimeOffset.MaxValue);
        due?.Fire();
        return due is not null;
    }

    private ManualTimer? Next(DateTimeOffset end)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (due is not null)
            {
                timers.Remove(due);
                now = due.Due > now ? due.Due : now;
            }

            return due;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        internal DateTimeOffset Due { get; private set; }

        internal void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                Due = clock.now + dueTime;
                clock.timers.Add(this);
                foreach (var wait in clock.awaited.Where(wait => wait.DueTime == dueTime).ToList())
                {
                    clock.awaited.Remove(wait);
                    wait.Armed.SetResult();
                }
            }

            if (dueTime <= clock.SkipWaitsUpTo)
            {
                // Off this thread: whoever made the timer does not expect it to fire under its hands.
                ThreadPool.QueueUserWorkItem(_ => clock.Advance(dueTime));
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
