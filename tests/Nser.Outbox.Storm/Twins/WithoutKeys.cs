using System.Collections.Concurrent;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Sending;
using Nser.Client.Outbox.Stores;
using Nser.Client.Push.Prepared;

namespace Nser.Outbox.Storm.Twins;

/// <summary>Every attempt goes under a key of its own.</summary>
internal sealed class WithoutKeys(IOutboxStore store, PreparedBatches batches) : PassingStore(store)
{
    private readonly ConcurrentDictionary<string, string> kept = new(StringComparer.Ordinal);

    public override async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken)
    {
        if (await Store.ClaimAsync(terms, cancellationToken) is not { } leased)
        {
            return null;
        }

        var batch = leased.Batch;
        if (batch.Purpose == BatchPurpose.Replace)
        {
            return leased;
        }

        var another = batch with { Key = Guid.CreateVersion7().ToString() };
        kept[another.Key] = batch.Key;
        var members = await Store.MembersAsync(batch.Key, cancellationToken);
        return leased with { Batch = another with { Sha256 = BatchComposition.Again(batches, another, members).Sha256 } };
    }

    public override Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) =>
        Store.MembersAsync(kept.GetValueOrDefault(key, key), cancellationToken);
}
