using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.Client.Push;

/// <summary>Carries one segment through: in the version it was prepared for, or in the next one when the server retires that on the way.</summary>
internal sealed class SegmentSender(PushContext context, IVersionNegotiator versions, RecordPreparer preparer)
{
    /// <summary>How often a lost batch is looked up before its outcome is left unknown.</summary>
    private const int MaxLookups = 3;

    private readonly IBatchProtocol allOrNothing = new AllOrNothingBatches(context);
    private readonly IBatchProtocol perRecord = new PerRecordBatches(context, new BatchPolling(context.Transport, context.Answers, context.Profile, context.Time, context.Options.PollTimeout));
    private readonly LostAnswers lostAnswers = new(context);

    internal PushSegment NewSegment(NserApiVersion version)
    {
        var limits = context.Profile.Limits[version];
        var chosen = context.Options.BatchSize is { } size && size < limits.Records ? limits with { Records = size } : limits;
        return new(version, chosen, preparer.NewBatchRules())
        {
            EnvelopeBytes = version == NserApiVersion.V1 ? organization => BatchEnvelope.Size(context.Profile.Members, Guid.Empty.ToString(), organization ?? context.Organization, chosen.Records) : null,
        };
    }

    /// <exception cref="NserException">The segment could not be carried through; records still pending have no answer.</exception>
    internal Task SendAsync(PushSegment segment, CancellationToken cancellationToken) => SendAsync(segment, mayMove: true, cancellationToken);

    private async Task SendAsync(PushSegment segment, bool mayMove, CancellationToken cancellationToken)
    {
        var lookups = 0;
        while (segment.Sendable.Where(item => item.IsPending).ToList() is { Count: > 0 } pending)
        {
            try
            {
                await Protocol(segment.Version).SendAsync(pending, cancellationToken).ConfigureAwait(false);
            }
            catch (NserVersionRetiredException) when (mayMove)
            {
                versions.Invalidate(segment.Version);
                var next = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
                if (next == segment.Version)
                {
                    throw;
                }

                await lostAnswers.ClearUpAsync(pending, next, cancellationToken).ConfigureAwait(false);
                await MoveAsync(pending.Where(item => item.IsPending && !item.IsInDoubt), next, cancellationToken).ConfigureAwait(false);
                if (pending.Exists(item => item.IsPending))
                {
                    throw;
                }
            }
            catch (NserException) when (context.Profile.SafeRepeats[segment.Version] == SafeRepeat.Lookup && pending.Exists(item => item.IsInDoubt && item.IsPending) && lookups++ < MaxLookups)
            {
                await lostAnswers.ClearUpAsync(pending, segment.Version, cancellationToken).ConfigureAwait(false);
                if (pending.Exists(item => item.IsPending && item.IsInDoubt))
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Sends records in another version than they were prepared for: its fields and limits may differ.</summary>
    private async Task MoveAsync(IEnumerable<PushItem> items, NserApiVersion version, CancellationToken cancellationToken)
    {
        var segment = NewSegment(version);
        foreach (var item in items)
        {
            preparer.Prepare(item, version);
            if (!segment.TryAdd(item))
            {
                await SendAsync(segment, mayMove: false, cancellationToken).ConfigureAwait(false);
                segment = NewSegment(version);
                segment.TryAdd(item);
            }
        }

        await SendAsync(segment, mayMove: false, cancellationToken).ConfigureAwait(false);
    }

    private IBatchProtocol Protocol(NserApiVersion version) => version == NserApiVersion.V1 ? allOrNothing : perRecord;
}

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
