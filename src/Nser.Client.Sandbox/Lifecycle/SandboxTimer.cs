namespace Nser.Client.Sandbox.Lifecycle;

/// <summary>A timer whose due time stands on the sandbox's clock; a real timer underneath is armed for the rest whenever the clock moves.</summary>
internal sealed class SandboxTimer : ITimer
{
    private readonly object gate = new();
    private readonly SandboxClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer real;
    private DateTimeOffset? due;
    private TimeSpan period = Timeout.InfiniteTimeSpan;

    internal SandboxTimer(SandboxClock clock, TimerCallback callback, object? state)
    {
        this.clock = clock;
        this.callback = callback;
        this.state = state;
        real = TimeProvider.System.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
            this.period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
        }

        Rearm();
        return true;
    }

    public void Dispose()
    {
        clock.Forget(this);
        real.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        clock.Forget(this);
        await real.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Arms the real timer for what is left; under a frozen clock only a due timer rings.</summary>
    internal void Rearm()
    {
        lock (gate)
        {
            var left = due - clock.GetUtcNow();
            var wait = left is null || (left > TimeSpan.Zero && clock.IsFrozen) ? Timeout.InfiniteTimeSpan
                : left <= TimeSpan.Zero ? TimeSpan.Zero
                : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(left.Value.TotalMilliseconds), int.MaxValue));
            real.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Ring()
    {
        lock (gate)
        {
            if (due is null || due > clock.GetUtcNow())
            {
                Rearm();
                return;
            }

            due = period == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + period;
        }

        callback(state);
        Rearm();
    }
}
