using Nser.Client.Outbox;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;
using Nser.Client.Push.Prepared;

namespace Nser.Outbox.Storm.Twins;

/// <summary>A repeated batch has its records in another order, and the hash that would tell is made anew.</summary>
internal sealed class WithoutBytes(IOutboxStore store, PreparedBatches batches) : PassingStore(store)
{
    public override async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken) =>
        await Store.ClaimAsync(terms, cancellationToken) is not { } leased ? null
            : leased.Batch.Purpose == BatchPurpose.Replace ? leased
            : leased with { Batch = leased.Batch with { Sha256 = BatchComposition.Again(batches, leased.Batch, await MembersAsync(leased.Batch.Key, cancellationToken)).Sha256 } };

    public override async Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) =>
        [.. (await Store.MembersAsync(key, cancellationToken)).Reverse()];
}
