namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Why records are off the way, counted.</summary>
internal sealed class CodeReading(SqlDatabase database)
{
    /// <inheritdoc cref="IOutboxStatus.CodesAsync"/>
    internal async Task<IReadOnlyList<CodeCount>> CodesAsync(OutboxRecordState state, CancellationToken cancellationToken)
    {
        if (state is not (OutboxRecordState.Rejected or OutboxRecordState.Parked or OutboxRecordState.InDoubt))
        {
            throw new ArgumentException("Only records that are rejected, parked or in doubt have codes.", nameof(state));
        }

        var counts = $"""
            select feed.name, coalesce(counted.code, ''), counted.records
            from (select feed, code, count(*) as records from {database.Dialect.Record} where {Schema.Aside()} and state = {(int)state} group by feed, code) counted
            join {database.Dialect.Feed} feed on feed.id = counted.feed order by counted.records desc, feed.name, counted.code
            """;
        return await database.ReadAsync(
            session => session.QueryAsync(counts, [], reader => new CodeCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)), cancellationToken), cancellationToken).ConfigureAwait(false);
    }
}
