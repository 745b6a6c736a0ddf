using System.Data.Common;
using Nser.Standards;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Batches, newest first.</summary>
internal sealed class BatchReading(SqlDatabase database)
{
    /// <inheritdoc cref="IOutboxStatus.BatchesAsync"/>
    internal async Task<IReadOnlyList<BatchStatus>> BatchesAsync(OutboxBatchState? state, int most, CancellationToken cancellationToken)
    {
        var batches = $"""
            select batch.key, feed.name, batch.standard, batch.purpose, batch.state, batch.members, batch.accepted, batch.attempts, batch.created_at, batch.finished_at,
                case when batch.state = 0 then batch.next_at end, case when batch.lease_until > {database.Dialect.Now} then batch.owner end, batch.reason
            from {database.Dialect.Batch} batch join {database.Dialect.Feed} feed on feed.id = batch.feed
            {(state is { } only ? $"where batch.state = {(int)only}" : "")} order by batch.created_at desc, batch.key desc limit @most
            """;
        return await database.ReadAsync(session => session.QueryAsync(batches, [("most", most)], Read, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static BatchStatus Read(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        (NserStandard)reader.GetInt32(2),
        (BatchPurpose)reader.GetInt32(3),
        (OutboxBatchState)reader.GetInt32(4),
        reader.GetInt32(5),
        reader.GetInt32(6),
        reader.GetInt32(7),
        reader.Instant(8),
        reader.InstantOrNull(9),
        reader.InstantOrNull(10),
        reader.TextOrNull(11),
        reader.TextOrNull(12));
}
