namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>What a server says to a request that comes at a time, with a number of others under way.</summary>
internal abstract class SimulatedServer
{
    internal static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(100);

    internal abstract Answer Take(TimeSpan now, int underWay);

    protected static Answer Good => new(true, Quick, null);

    protected static Answer Refused(TimeSpan? retryAfter) => new(false, TimeSpan.FromMilliseconds(10), retryAfter);

    internal readonly record struct Answer(bool IsGood, TimeSpan Latency, TimeSpan? RetryAfter);
}

/// <summary>So many requests in each window of time; says when the next one begins.</summary>
internal sealed class FixedWindow(int requests, TimeSpan length) : SimulatedServer
{
    private long window = -1;
    private int taken;

    internal override Answer Take(TimeSpan now, int underWay)
    {
        if (now.Ticks / length.Ticks != window)
        {
            (window, taken) = (now.Ticks / length.Ticks, 0);
        }

        return taken++ < requests ? Good : Refused(((window + 1) * length) - now);
    }
}

/// <summary>A bucket that fills evenly, as nginx's <c>limit_req</c>.</summary>
/// <param name="perSecond">At a time.</param>
/// <param name="burst">What fits in.</param>
/// <param name="retryAfter">What it says to those that it refuses.</param>
/// <param name="chargesRefused">Whether a refused request is taken from the bucket too, so that whoever does not let up gets nothing.</param>
internal sealed class FillingBucket(Func<TimeSpan, double> perSecond, double burst, TimeSpan? retryAfter, bool chargesRefused = false) : SimulatedServer
{
    private double missing;
    private TimeSpan filled;

    internal override Answer Take(TimeSpan now, int underWay)
    {
        missing = Math.Max(missing - ((now - filled).TotalSeconds * perSecond(now)), 0);
        filled = now;
        var isGood = missing + 1 <= burst;
        missing += isGood || chargesRefused ? 1 : 0;
        missing = Math.Min(missing, 2 * burst);
        return isGood ? Good : Refused(retryAfter);
    }
}

/// <summary>Takes everybody, but nobody for a while.</summary>
internal sealed class Outage(TimeSpan from, TimeSpan until) : SimulatedServer
{
    internal override Answer Take(TimeSpan now, int underWay) => now < from || now >= until ? Good : Refused(null);
}

/// <summary>Takes everybody; the more at once, the slower, and beyond a few so much slower that all together get less.</summary>
internal sealed class Crowded(double few) : SimulatedServer
{
    internal override Answer Take(TimeSpan now, int underWay) => new(true, Quick * (1 + Math.Pow(underWay / few, 3)), null);
}

/// <summary>Takes everybody, each for as long as its own size wants it: the slowest needs 150 times as long as the quickest.</summary>
internal sealed class Uneven : SimulatedServer
{
    private readonly Random size = new(1);

    internal override Answer Take(TimeSpan now, int underWay) => new(true, TimeSpan.FromMilliseconds(20) * Math.Pow(150, size.NextDouble()), null);
}
