using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>Reads records back whose answer was lost, where the same key cannot be used again: the server has none, or its version is gone.</summary>
internal sealed class LostAnswers(PushContext context)
{
    /// <summary>
    /// Settles what is stored. What is not stored may be sent again where the server looks at record ids; a server that looks at keys only may
    /// still be at work on the lost batch, so there it stays in doubt.
    /// </summary>
    internal async Task ClearUpAsync(IEnumerable<PushItem> items, NserApiVersion version, CancellationToken cancellationToken)
    {
        foreach (var item in items.Where(item => item.IsPending && item.IsInDoubt))
        {
            var answer = await context.Records.AskAsync(item.Verdict!.RecordId!, version, cancellationToken).ConfigureAwait(false);
            if (PushContext.IsSuccess(answer))
            {
                Settle(item, StoredRecords.Says(answer, item.Json));
            }
            else if (answer.Problem?.Name == ProblemNames.UnknownResource)
            {
                item.IsInDoubt = context.Profile.SafeRepeats[version] is not (SafeRepeat.Lookup or SafeRepeat.UpsertByRecordId);
            }
        }
    }

    private void Settle(PushItem item, bool isSame)
    {
        if (isSame)
        {
            item.Settle(PushOutcomeKind.Stored);
            context.Tally.CountStored(1, 0);
        }
        else
        {
            item.Settle(PushOutcomeKind.Conflict, PushFindings.Conflict());
        }
    }
}
