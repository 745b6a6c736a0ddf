namespace Nser.Client.Sandbox;

/// <summary>Keeps calls within the limits of the options, on the sandbox's clock: windows of one minute, and a bucket that fills by the second.</summary>
internal sealed class Throttle
{
    private const double BurstSeconds = 0.5;
    private readonly object gate = new();
    private readonly int? perMinute;
    private readonly double? perSecond;
    private readonly double burst;
    private readonly TimeProvider clock;
    private long window;
    private int count;
    private double tokens;
    private DateTimeOffset filled;

    internal Throttle(NserSandboxOptions options, TimeProvider clock)
    {
        if (options.RequestsPerSecond is { } rate)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate, nameof(options));
            burst = Math.Max(1, rate * BurstSeconds);
        }

        perMinute = options.RequestsPerMinute;
        perSecond = options.RequestsPerSecond;
        this.clock = clock;
        (tokens, filled) = (burst, clock.GetUtcNow());
    }

    /// <summary>How long to wait until a call may go on; <see langword="null"/> when this one may.</summary>
    internal TimeSpan? Wait()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            return OfMinute(now) ?? OfSecond(now);
        }
    }

    private TimeSpan? OfMinute(DateTimeOffset now)
    {
        if (perMinute is not { } limit)
        {
            return null;
        }

        var current = now.UtcTicks / TimeSpan.TicksPerMinute;
        (window, count) = current == window ? (window, count + 1) : (current, 1);
        return count <= limit ? null : TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (now.UtcTicks % TimeSpan.TicksPerMinute));
    }

    private TimeSpan? OfSecond(DateTimeOffset now)
    {
        if (perSecond is not { } rate)
        {
            return null;
        }

        // A clock that was set back fills nothing and takes nothing.
        tokens = Math.Min(burst, tokens + (Math.Max(0, (now - filled).TotalSeconds) * rate));
        filled = now;
        if (tokens < 1)
        {
            return TimeSpan.FromSeconds((1 - tokens) / rate);
        }

        tokens--;
        return null;
    }
}
