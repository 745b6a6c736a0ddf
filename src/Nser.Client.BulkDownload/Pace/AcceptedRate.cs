namespace Nser.Client.BulkDownload.Pace;

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
