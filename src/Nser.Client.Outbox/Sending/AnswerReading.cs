using Nser.Client.Api;
using Nser.Client.Push;
using Nser.Client.Push.Prepared;

namespace Nser.Client.Outbox.Sending;

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
