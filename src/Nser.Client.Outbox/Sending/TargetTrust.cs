namespace Nser.Client.Outbox.Sending;

/// <summary>What this process has seen of one client's server: whether it works for others, and how often in a row it could not be reached.</summary>
/// <remarks>
/// A record is called poison only when the server takes other batches meanwhile. While it takes none, dividing and parking would take a whole backlog apart for an outage.
/// </remarks>
internal sealed class TargetTrust
{
    /// <summary>Enough to find one record in the largest batch; then something else must be taken first.</summary>
    private const int MostDivisionsOnSuspicion = 16;

    private readonly object gate = new();
    private DateTimeOffset lastTaken = DateTimeOffset.MinValue;
    private int divisions;
    private int unreached;

    /// <summary>The server took a batch.</summary>
    internal void Taken(DateTimeOffset at)
    {
        lock (gate)
        {
            lastTaken = at;
            divisions = 0;
            unreached = 0;
        }
    }

    /// <summary>The server answered, whatever it said.</summary>
    internal void Reached()
    {
        lock (gate)
        {
            unreached = 0;
        }
    }

    /// <summary>Nothing left this machine, or nobody took it; gives how often in a row.</summary>
    internal int Unreached()
    {
        lock (gate)
        {
            return ++unreached;
        }
    }

    /// <summary>Whether the server took something since that moment.</summary>
    internal bool HasTakenSince(DateTimeOffset moment)
    {
        lock (gate)
        {
            return lastTaken >= moment;
        }
    }

    /// <summary>Whether a failing batch made at that moment may be divided; a division on mere suspicion is counted.</summary>
    internal bool MayDivide(DateTimeOffset madeAt)
    {
        lock (gate)
        {
            return lastTaken >= madeAt || ++divisions <= MostDivisionsOnSuspicion;
        }
    }
}
