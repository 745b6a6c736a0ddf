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
