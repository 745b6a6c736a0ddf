namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The status queries on a database: one class a question. What changes all the time is read from small partial indexes, what is settled from the batches' sums: never from all records.</summary>
internal sealed class SqlOutboxStatus(SqlDatabase database) : IOutboxStatus
{
    private const int MostRows = 1_000;

    private readonly FeedReading feeds = new(database);
    private readonly BatchReading batches = new(database);
    private readonly CodeReading codes = new(database);
    private readonly RecordReading records = new(database);
    private readonly ThroughputReading throughput = new(database);
    private readonly HoldReading holds = new(database);

    public Task<IReadOnlyList<FeedStatus>> FeedsAsync(CancellationToken cancellationToken = default) => feeds.FeedsAsync(cancellationToken);

    public Task<IReadOnlyList<BatchStatus>> BatchesAsync(OutboxBatchState? state, int most, CancellationToken cancellationToken = default)
    {
        CheckMost(most);
        return batches.BatchesAsync(state, most, cancellationToken);
    }

    public Task<IReadOnlyList<CodeCount>> CodesAsync(OutboxRecordState state, CancellationToken cancellationToken = default) => codes.CodesAsync(state, cancellationToken);

    public Task<IReadOnlyList<RecordStatus>> RecordsAsync(RecordFilter what, long after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        CheckMost(most);
        return records.RecordsAsync(what, after, most, cancellationToken);
    }

    public Task<IReadOnlyList<ThroughputPoint>> ThroughputAsync(TimeSpan stretch, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stretch, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostRows);
        return throughput.ThroughputAsync(stretch, count, cancellationToken);
    }

    public Task<IReadOnlyList<ClientHold>> HoldsAsync(CancellationToken cancellationToken = default) => holds.HoldsAsync(cancellationToken);

    private static void CheckMost(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostRows);
    }
}
