namespace Nser.Client.BulkDownload.Pace;

/// <summary>How many requests a second: unknown until the server refuses one, then learned from what it took before.</summary>
/// <remarks>
/// Fewer requests at once do not keep a limit of requests a second: one fast worker can exceed it. So a refusal sets the rate to a part of the accepted one.
/// It grows again along a cubic (as in RFC 9438): fast back to where the refusal came, slowly around there, faster beyond.
/// </remarks>
internal sealed class RequestRate
{
    private const double Part = 0.8;
    private const double Least = 0.5;
    private const double RecoverySeconds = 5;
    private const double RecoveryRequests = 20;
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(5);
    private readonly double? most;
    private readonly AcceptedRate accepted = new();
    private double? peak;
    private TimeSpan lowered;

    internal RequestRate(double? most)
    {
        if (most is <= 0 or double.NaN or double.PositiveInfinity)
        {
            throw new ArgumentOutOfRangeException(nameof(most), "Requests a second are more than 0, or null for no limit.");
        }

        this.most = most;
    }

    /// <summary>When the next request may go.</summary>
    internal TimeSpan Next { get; private set; }

    /// <summary>Requests a second; <see langword="null"/> for any.</summary>
    internal double? At(TimeSpan now)
    {
        if (peak is not { } before)
        {
            return most;
        }

        var way = Math.Min(1 - ((now - lowered).TotalSeconds / Math.Max(RecoverySeconds, RecoveryRequests / before)), 1);
        var learned = Math.Max(before * (1 - ((1 - Part) * way * way * way)), Least);
        return most < learned ? most : learned;
    }

    /// <summary>A request goes.</summary>
    internal void Take(TimeSpan now)
    {
        if (At(now) is { } rate)
        {
            var from = now - Burst > Next ? now - Burst : Next;
            Next = from + TimeSpan.FromSeconds(Math.Min(1 / rate, TimeSpan.MaxValue.TotalSeconds / 4));
        }
    }

    /// <summary>The server took a request.</summary>
    internal void Accepted(TimeSpan now) => accepted.Add(now);

    /// <summary>The server refused a request. When it took none since the last refusal, there is nothing to learn: it may take none at all for a while.</summary>
    internal void Throttled(TimeSpan now)
    {
        if (accepted.SinceLastAsked(now) is { } taken)
        {
            peak = At(now) is { } rate && rate < taken ? rate : taken;
            lowered = now;
        }
    }

    /// <summary>Nobody goes through until <paramref name="end"/>: that time says nothing about the server's rate.</summary>
    internal void Pause(TimeSpan end, TimeSpan now)
    {
        accepted.Pause(end, now);
        lowered = end > lowered ? end : lowered;
    }
}

/// <summary>Requests a second that the server took in the last seconds, holds left out; older ones weigh less and less.</summary>
internal sealed class AcceptedRate
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);
    private double requests;
    private double seconds;
    private TimeSpan until;
    private bool hasNews;

    /// <summary>The server took a request.</summary>
    internal void Add(TimeSpan now)
    {
        Pass(now);
        requests++;
        hasNews = true;
    }

    /// <summary>Requests a second; <see langword="null"/> when none was taken since this was last asked.</summary>
    internal double? SinceLastAsked(TimeSpan now)
    {
        Pass(now);
        var isKnown = hasNews && seconds > 0;
        hasNews = false;
        return isKnown ? requests / seconds : null;
    }

    /// <summary>Leaves out the time from <paramref name="now"/> to <paramref name="end"/>.</summary>
    internal void Pause(TimeSpan end, TimeSpan now)
    {
        Pass(now);
        until = end > until ? end : until;
    }

    private void Pass(TimeSpan now)
    {
        if (now > until)
        {
            var kept = Math.Exp((until - now) / Memory);
            requests *= kept;
            seconds = (seconds * kept) + (Memory.TotalSeconds * (1 - kept));
            until = now;
        }
    }
}
