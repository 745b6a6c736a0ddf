namespace Nser.Client.BulkDownload.Pace;

/// <summary>Tells when the server needs several times as long until the first byte as it lately did at its best.</summary>
/// <remarks>The best answer of a round is compared, not the mean: a large tehsil is slow for itself, a crowded server for everybody.</remarks>
internal sealed class FirstByteWatch
{
    private const double Times = 2.5;
    private const int SmallestRound = 4;
    private static readonly TimeSpan Unremarkable = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private TimeSpan best = TimeSpan.MaxValue;
    private TimeSpan bestBefore = TimeSpan.MaxValue;
    private TimeSpan since;
    private int slowInARow;

    /// <summary>Notes an answer, and whether it was slow.</summary>
    internal bool IsSlow(TimeSpan untilFirstByte, TimeSpan now)
    {
        if (now - since > Memory)
        {
            (bestBefore, best, since) = (best, TimeSpan.MaxValue, now);
        }

        best = untilFirstByte < best ? untilFirstByte : best;
        var isSlow = untilFirstByte > Unremarkable && untilFirstByte > Times * (best < bestBefore ? best : bestBefore);
        slowInARow = isSlow ? slowInARow + 1 : 0;
        return isSlow;
    }

    /// <summary>Whether a whole round of answers was slow; the next round begins.</summary>
    internal bool IsRoundOver(int limit)
    {
        var isOver = slowInARow >= Math.Max(limit, SmallestRound);
        slowInARow = isOver ? 0 : slowInARow;
        return isOver;
    }
}
