using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores;
using Nser.Client.Pipeline;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;
using Nser.Standards;

namespace Nser.Client.Outbox.Sending;

/// <summary>Sends a batch of new records, once, and says what becomes of it. An attempt that may have been applied before is repeated only where that is safe.</summary>
internal sealed class PushDelivery(IOutboxStore store, OutboxOptions options, Reconciliation reconciliation, TimeProvider time, ILogger logger)
{
    /// <summary>After so many attempts a server that still says "conflict" is not at work on the batch any more.</summary>
    private const int AttemptsOfAConflict = 6;
    private const int InConflict = 409;

    internal async Task<Decision> DecideAsync(Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, CancellationToken cancellationToken)
    {
        var repeat = target.Batches.SafeRepeatOf(batch.Version);
        try
        {
            if (batch.MaybeApplied && !await MayRepeatAsync(batch, repeat, cancellationToken).ConfigureAwait(false))
            {
                return repeat == SafeRepeat.None
                    ? new Doubted(Rejections.InDoubt)
                    : await ReadBackAsync(target, batch, members, batch.Version, Reconciliation.SendAgain, cancellationToken).ConfigureAwait(false);
            }

            return await SendAsync(target, batch, members, cancellationToken).ConfigureAwait(false);
        }
        catch (NserVersionRetiredException error)
        {
            return await MoveAsync(target, batch, members, error, cancellationToken).ConfigureAwait(false);
        }
        catch (NserException error)
        {
            return await FailedAsync(target, batch, members, error, repeat, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> MayRepeatAsync(StoredBatch batch, SafeRepeat repeat, CancellationToken cancellationToken) => repeat switch
    {
        SafeRepeat.UpsertByRecordId => true,
        SafeRepeat.IdempotencyKey => batch.FirstSentAt is { } first && await store.NowAsync(cancellationToken).ConfigureAwait(false) - first < options.KeyWindow,
        SafeRepeat.None => options.InDoubt == InDoubtPolicy.Resend,
        _ => false,
    };

    private async Task<Decision> SendAsync(Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, CancellationToken cancellationToken)
    {
        var again = BatchComposition.Again(target.Batches, batch, members);
        if (again.Sha256 != batch.Sha256)
        {
            Log.ContentDiffers(logger, batch.Key, batch.Feed);
            return batch.MaybeApplied ? new Doubted(Rejections.Content) : new Settled(new(OutboxRecordState.Pending, [], null));
        }

        var receipt = await target.Batches.SendAsync(again, cancellationToken).ConfigureAwait(false);
        target.Trust.Reached();
        if (receipt.Kind == BatchReceiptKind.Taken)
        {
            target.Trust.Taken(time.GetUtcNow());
        }

        try
        {
            return await target.Answers.ReadAsync(batch, members, receipt, cancellationToken).ConfigureAwait(false);
        }
        catch (NserException error)
        {
            // The batch was taken, only the rest of its story could not be read.
            return target.Failures.Of(batch with { MaybeApplied = true }, error, target.Batches.SafeRepeatOf(batch.Version));
        }
    }

    private async Task<Decision> ReadBackAsync(
        Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, NserApiVersion version, Func<StoredRecord, RecordSettlement> notStored, CancellationToken cancellationToken)
    {
        var found = await Reconciliation.LookUpAsync(target.Batches, batch.Standard, version, members, cancellationToken).ConfigureAwait(false);
        Log.ReadBack(logger, batch.Key, batch.Feed, found.Count(one => one != RecordLookup.NotStored), found.Count);
        return Reconciliation.Settlement(reconciliation.Settle(members, found, notStored));
    }

    /// <summary>The version was retired between forming and sending: the records go in another, those of an earlier attempt after a look at what is there.</summary>
    private async Task<Decision> MoveAsync(Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, NserVersionRetiredException retired, CancellationToken cancellationToken)
    {
        var repeat = target.Batches.SafeRepeatOf(batch.Version);
        try
        {
            if (await target.VersionAfterAsync(batch.Version, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                return target.Failures.Of(batch, retired, repeat);
            }

            return batch.MaybeApplied
                ? await ReadBackAsync(target, batch, members, next, Reconciliation.SendAgain, cancellationToken).ConfigureAwait(false)
                : new Settled(new(OutboxRecordState.Pending, [], null));
        }
        catch (NserException error)
        {
            return target.Failures.Of(batch, error, repeat);
        }
    }

    private async Task<Decision> FailedAsync(
        Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, NserException error, SafeRepeat repeat, CancellationToken cancellationToken)
    {
        var decision = target.Failures.Of(batch, error, repeat);
        try
        {
            return decision switch
            {
                Again { Retry.IsFailure: true } again when batch.Failures + 1 >= options.FailuresBeforeSplit =>
                    await SuspectAsync(target, batch, members, again, cancellationToken).ConfigureAwait(false),
                Again when error.Status == InConflict && batch.Attempts >= AttemptsOfAConflict && repeat != SafeRepeat.None =>
                    await ReadBackAsync(target, batch, members, batch.Version, Reconciliation.LeaveInDoubt, cancellationToken).ConfigureAwait(false),
                _ => decision,
            };
        }
        catch (NserException)
        {
            // A server that cannot even be read fails on everything: nothing is wrong with this batch.
            return decision;
        }
    }

    /// <summary>The server failed on this batch again and again: finds the record that it breaks on. It has answered, so nothing is at work on the batch any more.</summary>
    private async Task<Decision> SuspectAsync(Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, Again again, CancellationToken cancellationToken)
    {
        if (members.Count == 1 && !target.Trust.HasTakenSince(batch.GeneratedAt))
        {
            return again;
        }

        if (again.Retry.MaybeApplied)
        {
            var found = await Reconciliation.LookUpAsync(target.Batches, batch.Standard, batch.Version, members, cancellationToken).ConfigureAwait(false);
            if (found.Any(one => one != RecordLookup.NotStored))
            {
                return Reconciliation.Settlement(reconciliation.Settle(members, found, Reconciliation.SendAgain));
            }
        }

        return members is [var single] ? new Settled(new(OutboxRecordState.Accepted, [new(single.Id, OutboxRecordState.Parked, Rejections.Poison)], null))
            : target.Trust.MayDivide(batch.GeneratedAt) ? Bisection.Divide(target.Batches, batch, members, time.GetUtcNow())
            : again;
    }
}

/// <summary>Makes of a server's answer to a batch what becomes of each of its records.</summary>
internal sealed class AnswerReading(PreparedBatches batches, Reconciliation reconciliation, TimeProvider time)
{
    internal async Task<Decision> ReadAsync(StoredBatch batch, IReadOnlyList<StoredRecord> members, BatchReceipt receipt, CancellationToken cancellationToken) => receipt.Kind switch
    {
        BatchReceiptKind.Taken => await TakenAsync(batch, members, receipt, cancellationToken).ConfigureAwait(false),
        BatchReceiptKind.TooLarge when members is [var single] => new Settled(new(OutboxRecordState.Accepted, [new(single.Id, OutboxRecordState.Rejected, Rejections.TooLarge)], receipt.RequestId)),
        BatchReceiptKind.Refused when Named(members, receipt) is { Count: > 0 } named => new Settled(new(OutboxRecordState.Pending, named, receipt.RequestId)),
        _ => Bisection.Divide(batches, batch, members, time.GetUtcNow()),
    };

    /// <summary>The server has done with the batch: what it does not account for can be read back, and sent anew when it is not there.</summary>
    private async Task<Decision> TakenAsync(StoredBatch batch, IReadOnlyList<StoredRecord> members, BatchReceipt receipt, CancellationToken cancellationToken)
    {
        var named = Named(members, receipt);
        List<StoredRecord> unknown = [.. members.Where((_, place) => receipt.Results[place].Kind is PushOutcomeKind.Unknown or PushOutcomeKind.NotSent)];
        if (unknown.Count == 0)
        {
            return new Settled(new(OutboxRecordState.Accepted, named, receipt.RequestId));
        }

        if (batches.SafeRepeatOf(batch.Version) == SafeRepeat.None)
        {
            return new Settled(new(OutboxRecordState.Accepted, [.. named, .. unknown.Select(Reconciliation.LeaveInDoubt)], receipt.RequestId));
        }

        var found = await Reconciliation.LookUpAsync(batches, batch.Standard, batch.Version, unknown, cancellationToken).ConfigureAwait(false);
        return Reconciliation.Settlement([.. named, .. reconciliation.Settle(unknown, found, Reconciliation.SendAgain)], receipt.RequestId);
    }

    /// <summary>The records that were not taken and of which the answer says why.</summary>
    private List<RecordSettlement> Named(IReadOnlyList<StoredRecord> members, BatchReceipt receipt) =>
    [
        .. members.Zip(receipt.Results, (member, result) => result.Kind switch
        {
            PushOutcomeKind.RejectedByServer => new RecordSettlement(member.Id, OutboxRecordState.Rejected, Rejections.Of(result.Findings)),
            PushOutcomeKind.Conflict => reconciliation.Conflict(member.Id),
            _ => null,
        }).OfType<RecordSettlement>(),
    ];
}
