using System.Net;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;
using Nser.Standards.Records;

namespace Nser.Client.Push;

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
