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
