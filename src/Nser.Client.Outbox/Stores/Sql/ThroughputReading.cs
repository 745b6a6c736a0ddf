namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>What was settled when, as the batches counted it: a record counts when its batch is finished.</summary>
internal sealed class ThroughputReading(SqlDatabase database)
{
    private readonly string now = $"select {database.Dialect.Now}";

    internal string Finished { get; } = $"""
        select (finished_at - @from - 1) / @stretch, sum(accepted), sum(rejected) from {database.Dialect.Batch}
        where finished_at is not null and finished_at > @from and finished_at <= @now group by 1
        """;

    /// <inheritdoc cref="IOutboxStatus.ThroughputAsync"/>
    internal async Task<IReadOnlyList<ThroughputPoint>> ThroughputAsync(TimeSpan stretch, int count, CancellationToken cancellationToken) => await database.ReadAsync(
        async session =>
        {
            var end = await session.FirstAsync(now, [], reader => reader.Instant(0), cancellationToken).ConfigureAwait(false);
            var whole = TimeSpan.FromMilliseconds((long)stretch.TotalMilliseconds);
            var from = end - (whole * count);
            var points = Enumerable.Range(0, count).Select(number => new ThroughputPoint(from + (whole * number), 0, 0)).ToArray();
            await session.QueryAsync(
                Finished,
                [("from", from), ("stretch", whole), ("now", end)],
                reader =>
                {
                    ref var point = ref points[(int)reader.GetInt64(0)];
                    return point = point with { Accepted = reader.GetInt64(1), Rejected = reader.GetInt64(2) };
                },
                cancellationToken).ConfigureAwait(false);
            return points;
        },
        cancellationToken).ConfigureAwait(false);
}
