using Nser.Client.Pipeline;

namespace Nser.Client.Queries;

/// <summary>Rows of a budget that are set aside for one answer. What the server may have counted stays counted.</summary>
/// <remarks>Belongs to one call, whose attempts follow each other. Disposing settles what is open: rows of an answer that came stay counted, others are given back.</remarks>
internal sealed class RowReservation(BudgetMonth month, int rows) : IMeteredRows, IDisposable
{
    private bool isAside = true;
    private bool hasArrived;

    /// <summary>How many rows the answer may bring.</summary>
    internal int Rows => rows;

    public bool TryRepeat() => isAside || (isAside = month.SetAside(rows, rows) is not null);

    public void Lose() => Settle(rows);

    public void Arrive() => hasArrived = true;

    /// <summary>Counts the rows that came; all that were set aside when the server does not say how many.</summary>
    internal void Charge(long? returned) => Settle(returned ?? rows);

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
