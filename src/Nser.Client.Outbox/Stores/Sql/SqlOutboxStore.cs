using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The outbox's memory in a database: one class a concept, each on <see cref="Database"/>.</summary>
internal sealed class SqlOutboxStore : IOutboxStore
{
    private readonly string now;
    private readonly string members;
    private readonly RecordIntake intake;
    private readonly RecordSelecting selecting;
    private readonly BatchLeases leases;
    private readonly BatchForming forming;
    private readonly BatchSettling settling;
    private readonly BatchReturns returns;
    private readonly Holds holds;
    private readonly Retention retention;

    internal SqlOutboxStore(SqlDatabase database, Func<FeedNumbers, RecordIntake> intakeOf)
    {
        var feeds = new FeedNumbers(database);
        var rows = new BatchRows(database.Dialect);
        var records = new RecordSettling(database.Dialect);
        Database = database;
        Feeds = feeds;
        Slots = new SqlSlotLedger(database);
        Status = new SqlOutboxStatus(database);
        now = $"select {database.Dialect.Now}";
        members = $"select id, record_id, body from {database.Dialect.Record} where batch = @key and state in (2, 3) order by place";
        intake = intakeOf(feeds);
        selecting = new(database, feeds);
        leases = new(database, feeds);
        forming = new(database, feeds, rows);
        settling = new(database, records);
        returns = new(database, rows, settling, records);
        holds = new(database);
        retention = new(database);
    }

    internal SqlDatabase Database { get; }

    internal FeedNumbers Feeds { get; }

    internal ISlotLedger Slots { get; }

    internal IOutboxStatus Status { get; }

    public Task OpenAsync(CancellationToken cancellationToken) => Database.OpenAsync(cancellationToken);

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) =>
        Database.ReadAsync(session => session.FirstAsync(now, [], reader => reader.Instant(0), cancellationToken), cancellationToken);

    public Task<IReadOnlyList<EnqueuedKind>> AddAsync(string feed, IReadOnlyList<NewRecord> records, SlotLease? slot, DbTransaction? transaction, CancellationToken cancellationToken) =>
        intake.AddAsync(feed, records, slot, transaction, cancellationToken);

    public Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken) => leases.ClaimAsync(terms, cancellationToken);

    public Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(
        ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<StoredRecord>, FormedBatch> form, CancellationToken cancellationToken) =>
        forming.FormAsync(terms, feed, purpose, most, mostBytes, form, cancellationToken);

    public async Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) => await Database.ReadAsync(
        session => session.QueryAsync(members, [("key", key)], reader => new StoredRecord(reader.GetInt64(0), reader.GetString(1), reader.Bytes(2)), cancellationToken),
        cancellationToken).ConfigureAwait(false);

    public Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => leases.RenewAsync(lease, duration, cancellationToken);

    public Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => settling.FinishAsync(lease, settlement, cancellationToken);

    public Task<bool> SettleAsync(BatchLease lease, IReadOnlyList<RecordSettlement> records, CancellationToken cancellationToken) => settling.SettleAsync(lease, records, cancellationToken);

    public Task<bool> RetryAsync(BatchLease lease, BatchRetry retry, CancellationToken cancellationToken) => returns.RetryAsync(lease, retry, cancellationToken);

    public Task<bool> SplitAsync(BatchLease lease, IReadOnlyList<FormedBatch> parts, CancellationToken cancellationToken) => returns.SplitAsync(lease, parts, cancellationToken);

    public Task<bool> DoubtAsync(BatchLease lease, Rejection why, CancellationToken cancellationToken) => returns.DoubtAsync(lease, why, cancellationToken);

    public Task<LeasedBatch?> ClaimInDoubtAsync(string key, ClaimTerms terms, CancellationToken cancellationToken) => leases.ClaimInDoubtAsync(key, terms, cancellationToken);

    public Task HoldAsync(string target, TimeSpan wait, string reason, CancellationToken cancellationToken) => holds.HoldAsync(target, wait, reason, cancellationToken);

    public Task StopAsync(string target, string reason, CancellationToken cancellationToken) => holds.StopAsync(target, reason, cancellationToken);

    public Task ResumeAsync(string target, CancellationToken cancellationToken) => holds.ResumeAsync(target, cancellationToken);

    public Task<TargetHold?> HoldOfAsync(string target, CancellationToken cancellationToken) => holds.HoldOfAsync(target, cancellationToken);

    public Task<int> ReplayAsync(RecordSelection selection, CancellationToken cancellationToken) => selecting.ReplayAsync(selection, cancellationToken);

    public Task<int> ParkAsync(RecordSelection selection, Rejection why, CancellationToken cancellationToken) => selecting.ParkAsync(selection, why, cancellationToken);

    public Task<int> PruneAsync(DateTimeOffset settledBefore, CancellationToken cancellationToken) => retention.PruneAsync(settledBefore, cancellationToken);

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
