using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>Waits for a batch that the server works on by itself (V2.0, 202), as often as it asks.</summary>
/// <remarks>The route comes from the profile and the batch id; a link that the server sends is not followed.</remarks>
internal sealed class BatchPolling(INserTransport transport, BatchAnswerReader answers, ContractProfile profile, TimeProvider time, TimeSpan timeout)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    internal async Task<BatchAnswer> CompletedAsync(string batchId, NserAnswer answer, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var left = timeout; left > TimeSpan.Zero; left = timeout - time.GetElapsedTime(began))
        {
            var wait = Wait(answer);
            await Task.Delay(wait < left ? wait : left, time, cancellationToken).ConfigureAwait(false);
            answer = await transport.SendAsync(Call(NserOperation.BatchStatus, batchId), cancellationToken).ConfigureAwait(false);
            var batch = answers.Read(answer, NserOperation.BatchStatus);
            if (batch.Status == profile.Values["completed"])
            {
                var results = await transport.SendAsync(Call(NserOperation.BatchResults, batchId), cancellationToken).ConfigureAwait(false);
                return batch with { Results = answers.ReadLines(results, NserOperation.BatchResults) };
            }
        }

        throw new NserTransportException("The server did not finish the batch within the poll timeout. Push the same records again later: what is stored will count as duplicates.")
        {
            Operation = NserOperation.BatchStatus,
            OutcomeUnknown = true,
            IsTransient = true,
            RequestId = answer.RequestId,
        };
    }

    private TimeSpan Wait(NserAnswer answer)
    {
        var asked = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => Shortest,
        };
        return asked < Shortest ? Shortest : asked > Longest ? Longest : asked;
    }

    private static NserCall Call(NserOperation operation, string batchId) => new(operation, NserApiVersion.V2)
    {
        RouteValues = new Dictionary<string, string>(StringComparer.Ordinal) { ["batchId"] = batchId },
        RepeatIsSafe = true,
    };
}
