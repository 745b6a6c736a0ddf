using System.Net;
using Nser.Client.BulkDownload.Pace;
using Nser.Client.Pipeline;

namespace Nser.Client.BulkDownload;

/// <summary>Makes a call under a pass and tells the gate how the registry took it.</summary>
internal static class PacedCalls
{
    extension(GatePass pass)
    {
        /// <param name="ask">The call, one attempt.</param>
        /// <param name="untilFirstByte">How long its answer took to begin.</param>
        /// <param name="cancellationToken">What the call goes by.</param>
        internal async Task<T> AskAsync<T>(Func<Task<T>> ask, Func<T, TimeSpan> untilFirstByte, CancellationToken cancellationToken)
        {
            try
            {
                var answer = await ask().ConfigureAwait(false);
                pass.Answered(untilFirstByte(answer));
                return answer;
            }
            catch (NserException refused) when (refused.IsThrottling)
            {
                pass.Throttled(refused.RetryAfter);
                throw;
            }
            catch (Exception broken) when (broken is not (NserException or OperationCanceledException) && cancellationToken.IsCancellationRequested)
            {
                // A connection that breaks while the run stops is told as it is; nobody waits for its answer any more.
                throw new OperationCanceledException("The run stopped.", broken, cancellationToken);
            }
        }
    }

    extension(NserException refused)
    {
        /// <summary>Whether the registry asks to slow down; a row limit does not, for it is a matter of days.</summary>
        internal bool IsThrottling => refused.IsTransient && refused.Status is (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.ServiceUnavailable;
    }
}
