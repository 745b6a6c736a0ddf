namespace Nser.Client.BulkDownload.Pace;

/// <summary>Leave to make one HTTP request and to read the whole of its body; disposed of, the place is free for another.</summary>
/// <remarks>A request that broke off without an answer says neither <see cref="Answered"/> nor <see cref="Throttled"/>. Only the first word counts.</remarks>
internal sealed class GatePass(AdaptiveGate gate, long number) : IDisposable
{
    private int said;
    private int left;

    /// <summary>Counts the passes of a gate from 0.</summary>
    internal long Number => number;

    /// <summary>The server took the request.</summary>
    /// <param name="untilFirstByte">From sending until the head of the answer.</param>
    internal void Answered(TimeSpan untilFirstByte)
    {
        if (Interlocked.Exchange(ref said, 1) == 0)
        {
            gate.Answered(this, untilFirstByte);
        }
    }

    /// <summary>The server answered 429 or 503.</summary>
    /// <param name="retryAfter">The wait it asks for; <see langword="null"/> or zero for none.</param>
    internal void Throttled(TimeSpan? retryAfter)
    {
        if (Interlocked.Exchange(ref said, 1) == 0)
        {
            gate.Throttled(this, retryAfter);
        }
    }

    /// <summary>Leaves.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref left, 1) == 0)
        {
            gate.Left();
        }
    }
}
