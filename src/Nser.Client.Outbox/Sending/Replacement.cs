using Nser.Client.Api;
using Nser.Client.Outbox.Stores;
using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;

namespace Nser.Client.Outbox.Sending;

/// <summary>Sends the members of a batch one by one, each in place of what the registry holds (PUT). Doing it twice does no harm, so a crash in between repeats it.</summary>
internal sealed class Replacement(IOutboxStore store, OutboxOptions options, TimeProvider time)
{
    /// <summary>How many records are settled in one transaction.</summary>
    private const int Group = 50;

    /// <summary>After so many failures in a row the server is at fault, not the records.</summary>
    private const int MostFailuresInARow = 3;

    /// <returns>What becomes of the batch; <see langword="null"/> when another worker has taken it over.</returns>
    internal async Task<Decision?> DecideAsync(Target target, StoredBatch batch, IReadOnlyList<StoredRecord> members, LeaseKeeper keeper)
    {
        var (failed, inARow, mustStop) = (new List<StoredRecord>(), 0, false);
        Decision? end = null;
        foreach (var group in members.Chunk(Group))
        {
            var settled = new List<RecordSettlement>(group.Length);
            foreach (var member in group)
            {
                try
                {
                    var receipt = await target.Batches.ReplaceAsync(batch.Standard, batch.Version, member.Json, keeper.Token).ConfigureAwait(false);
                    target.Trust.Taken(time.GetUtcNow());
                    settled.Add(Of(member, receipt));
                    inARow = 0;
                }
                catch (NserException error)
                {
                    end = await FailedAsync(target, batch, error, keeper.Token).ConfigureAwait(false);
                    failed.Add(member);
                    mustStop = !FailureReading.IsFailure(error) || ++inARow >= MostFailuresInARow;
                    if (mustStop)
                    {
                        break;
                    }
                }
            }

            if (settled.Count > 0 && !await store.SettleAsync(keeper.Lease, settled, keeper.Token).ConfigureAwait(false))
            {
                return null;
            }

            if (mustStop)
            {
                return end;
            }
        }

        return end is null ? new Settled(new(OutboxRecordState.Accepted, [], null))
            : batch.Failures + 1 >= options.FailuresBeforeSplit && target.Trust.HasTakenSince(batch.GeneratedAt) ? Poison(failed)
            : end;
    }

    private static RecordSettlement Of(StoredRecord member, ReplaceReceipt receipt) => receipt.Kind switch
    {
        ReplaceReceiptKind.Applied => new(member.Id, OutboxRecordState.Accepted),
        ReplaceReceiptKind.NotFound => new(member.Id, OutboxRecordState.Pending, Purpose: BatchPurpose.Push),
        _ => new(member.Id, OutboxRecordState.Rejected, Rejections.Of(receipt.Findings)),
    };

    private static Settled Poison(List<StoredRecord> failed) =>
        new(new(OutboxRecordState.Accepted, [.. failed.Select(record => new RecordSettlement(record.Id, OutboxRecordState.Parked, Rejections.Poison))], null));

    private static async Task<Decision> FailedAsync(Target target, StoredBatch batch, NserException error, CancellationToken cancellationToken)
    {
        if (error is NserVersionRetiredException)
        {
            try
            {
                if (await target.VersionAfterAsync(batch.Version, cancellationToken).ConfigureAwait(false) is not null)
                {
                    return new Settled(new(OutboxRecordState.Pending, [], null));
                }
            }
            catch (NserException other)
            {
                error = other;
            }
        }

        return target.Failures.Of(batch, error, SafeRepeat.UpsertByRecordId);
    }
}
