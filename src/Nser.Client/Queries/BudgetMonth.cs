namespace Nser.Client.Queries;

/// <summary>The count of one month: what is spent, what is set aside, what is left. Safe for any number of callers at a time.</summary>
/// <param name="first">The first day of the month.</param>
/// <param name="limit">The most rows.</param>
/// <param name="spent">Rows that the server counted before.</param>
internal sealed class BudgetMonth(DateOnly first, long limit, long spent)
{
    private readonly object gate = new();
    private long spent = spent;
    private long aside;

    internal DateOnly First => first;

    internal long Limit => limit;

    internal long Left
    {
        get
        {
            lock (gate)
            {
                return Math.Max(0, limit - spent - aside);
            }
        }
    }

    /// <summary>Sets aside up to <paramref name="wanted"/> rows; <see langword="null"/> when fewer than <paramref name="needed"/> are left.</summary>
    internal int? SetAside(int wanted, int needed)
    {
        lock (gate)
        {
            var rows = (int)Math.Min(wanted, Math.Max(0, limit - spent - aside));
            if (rows < needed)
            {
                return null;
            }

            aside += rows;
            return rows;
        }
    }

    /// <summary>Gives back what was set aside and counts what was used of it.</summary>
    internal void Settle(int setAside, long used)
    {
        lock (gate)
        {
            aside -= setAside;
            spent += used;
        }
    }
}
