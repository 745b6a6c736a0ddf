using System.Data.Common;
using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.Tests.Fakes;

/// <summary>A store in front of another: a test overrides what shall go otherwise.</summary>
internal abstract class StoreSeam(IOutboxStore inner) : IOutboxStore
{
    protected IOutboxStore Inner => inner;

    public virtual Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public virtual Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => inner.NowAsync(cancellationToken);

    public virtual Task<IReadOnlyList<EnqueuedKind>> AddAsync(string feed, IReadOnlyList<NewRecord> records, SlotLease? slot, DbTransaction? transaction, CancellationToken cancellationToken) =>
        inner.AddAsync(feed, records, slot, transaction, cancellationToken);

    public virtual Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken) => inner.ClaimAsync(terms, cancellationToken);

    public virtual Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(
        ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<StoredRecord>, FormedBatch> form, CancellationToken cancellationToken) =>
        inner.FormAsync(terms, feed, purpose, most, mostBytes, form, cancellationToken);

    public virtual Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) => inner.MembersAsync(key, cancellationToken);

    public virtual Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => inner.RenewAsync(lease, duration, cancellationToken);

    public virtual Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => inner.FinishAsync(lease, settlement, cancellationToken);

    public virtual Task<bool> SettleAsync(BatchLease lease, IReadOnlyList<RecordSettlement> records, CancellationToken cancellationToken) => inner.SettleAsync(lease, records, cancellationToken);

    public virtual Task<bool> RetryAsync(BatchLease lease, BatchRetry retry, CancellationToken cancellationToken) => inner.RetryAsync(lease, retry, cancellationToken);

    public virtual Task<bool> SplitAsync(BatchLease lease, IReadOnlyList<FormedBatch> parts, CancellationToken cancellationToken) => inner.SplitAsync(lease, parts, cancellationToken);

    public virtual Task<bool> DoubtAsync(BatchLease lease, Rejection why, CancellationToken cancellationToken) => inner.DoubtAsync(lease, why, cancellationToken);

    public virtual Task<LeasedBatch?> ClaimInDoubtAsync(string key, ClaimTerms terms, CancellationToken cancellationToken) => inner.ClaimInDoubtAsync(key, terms, cancellationToken);

    public virtual Task HoldAsync(string target, TimeSpan wait, string reason, CancellationToken cancellationToken) => inner.HoldAsync(target, wait, reason, cancellationToken);

    public virtual Task StopAsync(string target, string reason, CancellationToken cancellationToken) => inner.StopAsync(target, reason, cancellationToken);

    public virtual Task ResumeAsync(string target, CancellationToken cancellationToken) => inner.ResumeAsync(target, cancellationToken);

    public virtual Task<ClientHold?> HoldOfAsync(string target, CancellationToken cancellationToken) => inner.HoldOfAsync(target, cancellationToken);

    public virtual Task<int> ReplayAsync(RecordFilter selection, CancellationToken cancellationToken) => inner.ReplayAsync(selection, cancellationToken);

    public virtual Task<int> ParkAsync(RecordFilter selection, Rejection why, CancellationToken cancellationToken) => inner.ParkAsync(selection, why, cancellationToken);

    public virtual Task<int> PruneAsync(DateTimeOffset settledBefore, CancellationToken cancellationToken) => inner.PruneAsync(settledBefore, cancellationToken);

    public virtual ValueTask DisposeAsync() => inner.DisposeAsync();
}
