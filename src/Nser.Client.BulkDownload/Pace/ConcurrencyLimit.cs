namespace Nser.Client.BulkDownload.Pace;

/// <summary>How many requests at once: doubling a round until the first sign of trouble, then one more a round; half at a refusal, a little less at slowness.</summary>
internal sealed class ConcurrencyLimit
{
    private const int First = 2;
    private const double Gently = 0.75;
    private readonly int most;
    private double limit;
    private bool isStarting = true;

    internal ConcurrencyLimit(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        this.most = most;
        limit = Math.Min(First, most);
    }

    /// <summary>From 1 to the most.</summary>
    internal int Whole => (int)limit;

    /// <summary>How often it went down; at 1 it cannot.</summary>
    internal int Decreases { get; private set; }

    /// <summary>A good answer. A limit of which no more than half is used does not grow: nothing would be known about it.</summary>
    internal void Grow(int underWay)
    {
        if (2 * underWay > Whole)
        {
            limit = Math.Min(limit + (isStarting ? 1 : 1 / limit), most);
        }
    }

    /// <summary>The server refused.</summary>
    internal void Halve() => Lower(0.5);

    /// <summary>The server became slow.</summary>
    internal void Ease() => Lower(Gently);

    private void Lower(double factor)
    {
        isStarting = false;
        Decreases += limit > 1 ? 1 : 0;
        limit = Math.Max(limit * factor, 1);
    }
}

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
