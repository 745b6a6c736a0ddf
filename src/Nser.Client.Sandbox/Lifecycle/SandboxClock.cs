namespace Nser.Client.Sandbox.Lifecycle;

/// <summary>
/// The server's clock: real time plus an offset that a test moves. It drives token expiry, lifecycles, throttling and the <c>Date</c> header,
/// and may be given to the client as its own clock: timers made from it come due when it is moved past them.
/// </summary>
public sealed class SandboxClock : TimeProvider
{
    private readonly object gate = new();
    private readonly List<SandboxTimer> timers = [];
    private TimeSpan offset;
    private DateTimeOffset? frozenAt;

    /// <summary>Ticks of 100 ns, so that elapsed time follows the moved clock too.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return frozenAt ?? System.GetUtcNow() + offset;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock by <paramref name="by"/>; a negative value moves it back.</summary>
    public void Advance(TimeSpan by) => Set(GetUtcNow() + by);

    /// <summary>Moves the clock to <paramref name="now"/>. A frozen clock stays frozen there.</summary>
    public void Set(DateTimeOffset now)
    {
        SandboxTimer[] armed;
        lock (gate)
        {
            now = now.ToUniversalTime();
            offset = now - System.GetUtcNow();
            frozenAt = frozenAt is null ? null : now;
            armed = [.. timers];
        }

        foreach (var timer in armed)
        {
            timer.Rearm();
        }
    }

    /// <summary>Stops the clock where it is; <see cref="Advance"/> and <see cref="Set"/> still move it.</summary>
    public void Freeze()
    {
        lock (gate)
        {
            frozenAt ??= System.GetUtcNow() + offset;
        }

        Set(GetUtcNow());
    }

    /// <summary>Lets a frozen clock run on from where it stands.</summary>
    public void Thaw()
    {
        lock (gate)
        {
            offset = (frozenAt ?? System.GetUtcNow() + offset) - System.GetUtcNow();
            frozenAt = null;
        }

        Set(GetUtcNow());
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new SandboxTimer(this, callback, state);
        lock (gate)
        {
            timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    internal bool IsFrozen
    {
        get
        {
            lock (gate)
            {
                return frozenAt is not null;
            }
        }
    }

    internal void Forget(SandboxTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }
    }
}

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
