using System.Net;
using Nser.Client.Pipeline;

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

    /// <summary>Makes a call and tells the gate how the registry answered it.</summary>
    /// <param name="ask">The call, one attempt.</param>
    /// <param name="untilFirstByte">How long its answer took to begin.</param>
    /// <param name="cancellationToken">The token that the call uses.</param>
    internal async Task<T> AskAsync<T>(Func<Task<T>> ask, Func<T, TimeSpan> untilFirstByte, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ask().ConfigureAwait(false);
            Answered(untilFirstByte(answer));
            return answer;
        }
        catch (NserException refused) when (refused.IsThrottling)
        {
            Throttled(refused.RetryAfter);
            throw;
        }
        catch (Exception broken) when (broken is not (NserException or OperationCanceledException) && cancellationToken.IsCancellationRequested)
        {
            // The handlers report a connection that breaks while the run stops as it is; here it means that the run stopped.
            throw new OperationCanceledException("The run stopped.", broken, cancellationToken);
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

/// <summary>Tells which refusals are about the pace.</summary>
internal static class ThrottlingErrors
{
    extension(NserException refused)
    {
        /// <summary>Whether the registry asks to slow down; a used-up row limit is not such a request, because it lasts for days.</summary>
        internal bool IsThrottling => refused.IsTransient && refused.Status is (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.ServiceUnavailable;
    }
}
