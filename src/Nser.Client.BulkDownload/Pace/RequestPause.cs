namespace Nser.Client.BulkDownload.Pace;

/// <summary>The time until which nobody goes through: what the server asked for, or a back-off of our own when it refuses without saying.</summary>
internal sealed class RequestPause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private int refusals;

    /// <summary>Its end; in the past when there is none.</summary>
    internal TimeSpan End { get; private set; }

    /// <summary>How many there were.</summary>
    internal int Count { get; private set; }

    /// <summary>Holds until <paramref name="end"/>, unless it already holds for longer.</summary>
    internal void Until(TimeSpan end, TimeSpan now)
    {
        Count += End <= now ? 1 : 0;
        End = end > End ? end : End;
    }

    /// <summary>The wait after a refusal without <c>Retry-After</c>: 250 ms, doubling with each further one, up to 30 s.</summary>
    internal TimeSpan BackOff()
    {
        var wait = Shortest * (1 << refusals);
        refusals += wait < Longest ? 1 : 0;
        return wait < Longest ? wait : Longest;
    }

    /// <summary>A good answer takes one doubling back.</summary>
    internal void Relax() => refusals -= refusals > 0 ? 1 : 0;
}
