namespace Nser.Client.BulkDownload;

/// <summary>Tells when the server needs several times as long until the first byte as it lately did at its best.</summary>
/// <remarks>The best answer of a round is compared, not the mean: a large tehsil is slow for itself, a crowded server for everybody.</remarks>
internal sealed class FirstByteWatch
{
    private const double Times = 3;
    private const int SmallestRound = 4;
    private static readonly TimeSpan Unremarkable = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private TimeSpan best = TimeSpan.MaxValue;
    private TimeSpan bestBefore = TimeSpan.MaxValue;
    private TimeSpan bestOfRound = TimeSpan.MaxValue;
    private TimeSpan since;
    private int answers;

    /// <summary>Notes an answer; at the end of a round of answers, whether all of it was slow.</summary>
    internal bool HasGrown(TimeSpan untilFirstByte, int limit, TimeSpan now)
    {
        if (now - since > Memory)
        {
            (bestBefore, best, since) = (best, TimeSpan.MaxValue, now);
        }

        best = Shorter(best, untilFirstByte);
        bestOfRound = Shorter(bestOfRound, untilFirstByte);
        if (++answers < Math.Max(limit, SmallestRound))
        {
            return false;
        }

        var round = bestOfRound;
        (bestOfRound, answers) = (TimeSpan.MaxValue, 0);
        return round > Unremarkable && round > Times * Shorter(best, bestBefore);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
