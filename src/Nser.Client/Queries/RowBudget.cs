using System.Globalization;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards.Text;

namespace Nser.Client.Queries;

/// <summary>Sets rows aside before each metered attempt, so that the month's budget is never exceeded, whoever calls at the same time.</summary>
/// <param name="options">The limits.</param>
/// <param name="ask">What the server counted from one day to another.</param>
/// <param name="time">The clock; months are those of Pakistan.</param>
internal sealed class RowBudget(RowBudgetOptions options, Func<DateOnly, DateOnly, CancellationToken, Task<RowUsage>> ask, TimeProvider time)
{
    private readonly object gate = new();
    private Task<BudgetMonth>? month;
    private DateOnly begun;

    /// <summary>Sets rows aside for one answer.</summary>
    /// <param name="operation">The call, for the error.</param>
    /// <param name="wanted">How many rows it may bring.</param>
    /// <param name="needed">The fewest that are of use.</param>
    /// <param name="cancellationToken">Stops waiting for the server's count.</param>
    /// <exception cref="NserThrottledException">Fewer than <paramref name="needed"/> are left.</exception>
    /// <exception cref="NserException">The server's count could not be read.</exception>
    internal async Task<RowReservation> SetAsideAsync(NserOperation operation, int wanted, int needed, CancellationToken cancellationToken)
    {
        var current = await MonthAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        return current.SetAside(wanted, needed) is { } rows
            ? new(current, rows)
            : throw new NserThrottledException(string.Create(
                CultureInfo.InvariantCulture,
                $"The budget of {current.First:yyyy-MM} has {current.Left} of {current.Limit} rows left and {operation} may need {needed}: nothing was sent. Raise Queries.Budget, or wait for the next month in Pakistan."))
            {
                Operation = operation,
            };
    }

    /// <summary>The month that it is; the first to ask in a month asks the server for all. A failure is not kept: the next caller asks anew.</summary>
    private Task<BudgetMonth> MonthAsync()
    {
        var today = PakistanTime.Today(time);
        var first = new DateOnly(today.Year, today.Month, 1);
        lock (gate)
        {
            if (month is null || begun != first || month.IsFaulted || month.IsCanceled)
            {
                begun = first;
                // No caller's token: who gives up leaves, and the answer is for the others.
                month = Task.Run(async () => Begin(first, await ask(first, today, CancellationToken.None).ConfigureAwait(false)), CancellationToken.None);
            }

            return month;
        }
    }

    private BudgetMonth Begin(DateOnly first, RowUsage used)
    {
        var rate = options.RatePerRow ?? used.RatePerRow;
        var affordable = options.MaxAmount is { } amount && rate > 0 ? used.Rows + Rows((amount - used.Amount) / rate) : long.MaxValue;
        return new(first, Math.Min(options.MaxRows ?? long.MaxValue, affordable), used.Rows);
    }

    private static long Rows(decimal quotient) => quotient switch
    {
        <= 0 => 0,
        > long.MaxValue / 2 => long.MaxValue / 2,
        _ => (long)decimal.Floor(quotient),
    };
}

/// <summary>What the server counted of a period: the rows, the rate of a row, and the amount.</summary>
internal readonly record struct RowUsage(long Rows, decimal RatePerRow, decimal Amount);

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

/// <summary>Rows of a budget that are set aside for one answer. What the server may have counted stays counted.</summary>
/// <remarks>Belongs to one call, whose attempts follow each other. Disposing settles what is open: rows of an answer that came stay counted, others are given back.</remarks>
internal sealed class RowReservation(BudgetMonth month, int rows) : IMeteredRows
{
    private bool isAside = true;
    private bool hasArrived;

    /// <summary>How many rows the answer may bring.</summary>
    internal int Rows => rows;

    public bool TryRepeat() => isAside || (isAside = month.SetAside(rows, rows) is not null);

    public void Lose() => Settle(rows);

    public void Arrive() => hasArrived = true;

    public void Charge(long? returned) => Settle(returned ?? rows);

    public void Dispose() => Settle(hasArrived ? rows : 0);

    private void Settle(long used)
    {
        if (isAside)
        {
            isAside = false;
            month.Settle(rows, used);
        }
    }
}
