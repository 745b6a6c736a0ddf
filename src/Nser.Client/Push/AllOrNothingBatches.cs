using System.Net;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

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
