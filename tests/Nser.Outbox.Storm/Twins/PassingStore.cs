using System.Data.Common;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;

namespace Nser.Outbox.Storm.Twins;

/// <summary>Hands every call on; a twin changes the one that its defence is made of.</summary>
internal abstract class PassingStore(IOutboxStore store) : IOutboxStore
{
    protected IOutboxStore Store => store;

    public Task OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => store.NowAsync(cancellationToken);

    public Task<IReadOnlyList<EnqueuedKind>> AddAsync(string feed, IReadOnlyList<NewRecord> records, SlotLease? slot, DbTransaction? transaction, CancellationToken cancellationToken) =>
        store.AddAsync(feed, records, slot, transaction, cancellationToken);

    public virtual Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken) => store.ClaimAsync(terms, cancellationToken);

    public virtual Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(
        ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<StoredRecord>, FormedBatch> form, CancellationToken cancellationToken) =>
        store.FormAsync(terms, feed, purpose, most, mostBytes, form, cancellationToken);

    public virtual Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) => store.MembersAsync(key, cancellationToken);

    public virtual Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => store.RenewAsync(lease, duration, cancellationToken);

    public virtual Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => store.FinishAsync(lease, settlement, cancellationToken);

    public Task<bool> SettleAsync(BatchLease lease, IReadOnlyList<RecordSettlement> records, CancellationToken cancellationToken) => store.SettleAsync(lease, records, cancellationToken);

    public virtual Task<bool> RetryAsync(BatchLease lease, BatchRetry retry, CancellationToken cancellationToken) => store.RetryAsync(lease, retry, cancellationToken);

    public Task<bool> SplitAsync(BatchLease lease, IReadOnlyList<FormedBatch> parts, CancellationToken cancellationToken) => store.SplitAsync(lease, parts, cancellationToken);

    public Task<bool> DoubtAsync(BatchLease lease, Rejection why, CancellationToken cancellationToken) => store.DoubtAsync(lease, why, cancellationToken);

    public Task<LeasedBatch?> ClaimInDoubtAsync(string key, ClaimTerms terms, CancellationToken cancellationToken) => store.ClaimInDoubtAsync(key, terms, cancellationToken);

    public Task HoldAsync(string target, TimeSpan wait, string reason, CancellationToken cancellationToken) => store.HoldAsync(target, wait, reason, cancellationToken);

    public Task StopAsync(string target, string reason, CancellationToken cancellationToken) => store.StopAsync(target, reason, cancellationToken);

    public Task ResumeAsync(string target, CancellationToken cancellationToken) => store.ResumeAsync(target, cancellationToken);

    public Task<ClientHold?> HoldOfAsync(string target, CancellationToken cancellationToken) => store.HoldOfAsync(target, cancellationToken);

    public Task<int> ReplayAsync(RecordFilter selection, CancellationToken cancellationToken) => store.ReplayAsync(selection, cancellationToken);

    public Task<int> ParkAsync(RecordFilter selection, Rejection why, CancellationToken cancellationToken) => store.ParkAsync(selection, why, cancellationToken);

    public Task<int> PruneAsync(DateTimeOffset settledBefore, CancellationToken cancellationToken) => store.PruneAsync(settledBefore, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
