using System.Collections.Frozen;
using System.Net;
using Nser.Client.Contract;
using Nser.Client.Http;
using Nser.Client.Validation;

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

            var errors = answer.Problem?.Errors.Where(error => error.Severity == FindingSeverity.Error && IsOfOne(error, pending)).ToLookup(error => error.Index!.Value);
            if (answer.Status == HttpStatusCode.RequestEntityTooLarge || errors is not { Count: > 0 })
            {
                await PushContext.SplitAsync(this, pending, answer, cancellationToken).ConfigureAwait(false);
                return;
            }

            foreach (var record in errors)
            {
                var isConflict = record.All(error => error.Code == ValidationCodes.RecordConflict);
                pending[record.Key].Settle(isConflict ? PushOutcomeKind.Conflict : PushOutcomeKind.RejectedByServer, record.Select(PushFindings.FromServer));
            }

            pending = pending.Where(item => item.IsPending).ToList();
        }
    }

    /// <summary>Whether place and record id of an error agree: a server that counts otherwise must not cost the wrong record its place.</summary>
    private static bool IsOfOne(NserProblemError error, IReadOnlyList<PushItem> items) =>
        error.Index is { } index && index >= 0 && index < items.Count && items[index].IsNamed(error.RecordId);

    private NserCall Compose(IReadOnlyList<PushItem> items)
    {
        var batchId = PushContext.NewKey();
        foreach (var item in items)
        {
            item.BatchId = batchId;
        }

        var organization = items[0].Verdict?.OrganizationCode ?? context.Organization;
        var body = BatchEnvelope.Write(context.Profile.Members, batchId, organization, context.Now, items.Count, items);
        return context.Call(NserApiVersion.V1, body, "application/json", FrozenDictionary<string, string>.Empty);
    }

    private void Store(IReadOnlyList<PushItem> items, NserAnswer answer)
    {
        var read = context.Answers.Read(answer, NserOperation.PushBatch);
        var (accepted, duplicates) = (read.Accepted ?? 0, read.Duplicates ?? 0);
        if (read.Received != items.Count || accepted + duplicates != items.Count)
        {
            throw PushContext.Disagrees(answer);
        }

        var kind = duplicates == 0 ? PushOutcomeKind.Accepted : accepted == 0 ? PushOutcomeKind.Duplicate : PushOutcomeKind.Stored;
        foreach (var item in items)
        {
            item.Settle(kind);
        }

        if (kind == PushOutcomeKind.Stored)
        {
            context.Tally.CountStored(accepted, duplicates);
        }
    }
}
