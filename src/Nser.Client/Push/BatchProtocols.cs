using System.Net;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Push;

/// <summary>V1.0: a batch is stored whole or not at all. What the server refuses is taken out, and the rest goes again under a new batch id.</summary>
internal sealed class AllOrNothingBatches(PushContext context) : IBatchProtocol
{
    public async Task SendAsync(IReadOnlyList<PushItem> items, CancellationToken cancellationToken)
    {
        var pending = items;
        while (pending.Count > 0)
        {
            var answer = await context.SendAsync(Compose(pending), pending, cancellationToken).ConfigureAwait(false);
            if (PushContext.IsSuccess(answer))
            {
                Store(pending, answer);
                return;
            }

            var objections = BatchOutcomes.OfRefused(answer.Problem, [.. pending.Select(item => item.Verdict?.RecordId)]);
            if (answer.Status == HttpStatusCode.RequestEntityTooLarge || objections.All(objection => objection is null))
            {
                await PushContext.SplitAsync(this, pending, answer, cancellationToken).ConfigureAwait(false);
                return;
            }

            foreach (var (item, objection) in pending.Zip(objections))
            {
                if (objection is not null)
                {
                    item.Settle(objection);
                }
            }

            pending = pending.Where(item => item.IsPending).ToList();
        }
    }

    private NserCall Compose(IReadOnlyList<PushItem> items)
    {
        var batchId = PushContext.NewKey();
        foreach (var item in items)
        {
            item.BatchId = batchId;
        }

        var organization = items[0].Verdict?.OrganizationCode ?? context.Organization;
        var body = BatchEnvelope.Write(context.Profile.Members, batchId, organization, context.Now, items.Count, [.. items.Select(item => item.Json)]);
        return context.Call(NserApiVersion.V1, batchId, items.Count, body);
    }

    private void Store(IReadOnlyList<PushItem> items, NserAnswer answer)
    {
        var read = context.Answers.Read(answer, NserOperation.PushBatch);
        var kind = BatchOutcomes.OfAll(read, items.Count) ?? throw PushContext.Disagrees(answer);
        foreach (var item in items)
        {
            item.Settle(kind);
        }

        if (kind == PushOutcomeKind.Stored)
        {
            context.Tally.CountStored(read.Accepted ?? 0, read.Duplicates ?? 0);
        }
    }
}

/// <summary>V2.0: one record a line, an outcome for each record, at once or when the server has finished.</summary>
internal sealed class PerRecordBatches(PushContext context, BatchPolling polling) : IBatchProtocol
{
    public async Task SendAsync(IReadOnlyList<PushItem> items, CancellationToken cancellationToken)
    {
        var answer = await context.SendAsync(Compose(items), items, cancellationToken).ConfigureAwait(false);
        if (!PushContext.IsSuccess(answer))
        {
            await PushContext.SplitAsync(this, items, answer, cancellationToken).ConfigureAwait(false);
            return;
        }

        var said = context.Answers.Read(answer, NserOperation.PushBatch);
        if (answer.Status == HttpStatusCode.Accepted)
        {
            said = await polling.CompletedAsync(RecordIds.IsFit(said.BatchId) ? said.BatchId : items[0].BatchId!, answer, cancellationToken).ConfigureAwait(false);
        }

        Settle(items, said, answer);
    }

    private NserCall Compose(IReadOnlyList<PushItem> items)
    {
        var key = PushContext.NewKey();
        foreach (var item in items)
        {
            item.BatchId = key;
        }

        return context.Call(NserApiVersion.V2, key, items.Count, BatchLines.Write([.. items.Select(item => item.Json)]));
    }

    /// <summary>Settles what the server named exactly once. What it did not name, or named twice, stays in doubt; so does all when its counts contradict its results.</summary>
    private static void Settle(IReadOnlyList<PushItem> items, BatchAnswer said, NserAnswer answer)
    {
        if (!said.AddsUp(items.Count))
        {
            throw PushContext.Disagrees(answer);
        }

        var named = BatchOutcomes.Named(said.Results, [.. items.Select(item => item.Verdict?.RecordId)]);
        foreach (var (item, result) in items.Zip(named))
        {
            if (result is not null && BatchOutcomes.Of(result) is { } outcome)
            {
                item.Settle(outcome);
            }
        }

        if (said.Results.Count != items.Count || items.Any(item => item.IsPending))
        {
            throw PushContext.Disagrees(answer);
        }
    }
}

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
        Send = operation == NserOperation.BatchStatus
            ? (api, call, stop) => api.GetBatchStatusAsync(NserApiVersion.V2, batchId, call, stop)
            : (api, call, stop) => api.GetBatchResultsAsync(NserApiVersion.V2, batchId, call, stop),
    };
}

/// <summary>How one version takes a batch.</summary>
internal interface IBatchProtocol
{
    /// <summary>Sends the records as one batch and settles each whose outcome becomes known.</summary>
    /// <exception cref="NserException">The batch could not be carried through; records still pending were not settled.</exception>
    Task SendAsync(IReadOnlyList<PushItem> items, CancellationToken cancellationToken);
}
