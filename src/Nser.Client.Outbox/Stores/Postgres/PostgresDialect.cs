using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Stores.Postgres;

/// <summary>PostgreSQL's words. Lists travel as arrays; the clock is the server's, so workers whose clocks differ agree.</summary>
internal sealed class PostgresDialect(string schema) : SqlDialect
{
    protected override string Prefix => $"{schema}.";

    internal override string Now => "(select (extract(epoch from clock_timestamp()) * 1000)::bigint)";

    internal override string Identity => "bigint generated always as identity primary key";

    internal override string Serial => Identity;

    internal override string Text => "text collate \"C\"";

    internal override string Bytes => "bytea";

    internal override string NoBytes => "''::bytea";

    internal override string OrderedByKey => "";

    internal override string TakeFree(string alias) => $"for update of {alias} skip locked";

    internal override string Larger(string one, string other) => $"greatest({one}, {other})";

    internal override string In(string column, string parameter) => $"{column} = any(@{parameter})";

    // The offset keeps the planner from turning the look-ups into one walk over all that the feed holds.
    internal override string Lookup(string columns, string table, string condition, string column, string parameter) =>
        $"select known.* from unnest(@{parameter}) as wanted(value) cross join lateral (select {columns} from {table} where {condition} and {column} = wanted.value offset 0) as known";

    internal override string Lines(string parameter) => $"unnest(@{parameter}) with ordinality as line(value, place)";

    internal override object List<T>(IReadOnlyList<T> values) => values.ToArray();
}

/// <summary>All rows of a call in one statement, as arrays: what PostgreSQL does fastest.</summary>
internal sealed class PostgresIntake(SqlDatabase database, FeedNumbers feeds) : RecordIntake(database, feeds)
{
    private readonly string insert = $"""
        insert into {database.Dialect.Record} (feed, record_id, content, body, state, purpose, slot, code, findings, enqueued_at, settled_at)
        select @feed, line.record, line.content, line.body, line.state, line.purpose, @slot::bigint, line.code, line.findings, now.at, case when line.state in (6, 7) then now.at end
        from unnest(@records, @contents, @bodies, @states, @purposes, @codes, @findings) as line(record, content, body, state, purpose, code, findings), (select {database.Dialect.Now} as at) now
        on conflict do nothing returning record_id, state
        """;

    protected override async Task<IReadOnlyCollection<int>> InsertAsync(
        SqlSession session, long feed, IReadOnlyList<PlannedRow> rows, long? slot, CancellationToken cancellationToken)
    {
        var written = await session.QueryAsync(
            insert,
            [
                ("feed", feed), ("slot", slot),
                ("records", rows.Select(row => row.Record.RecordId).ToArray()),
                ("contents", rows.Select(row => row.Record.Content).ToArray()),
                ("bodies", rows.Select(row => row.State == OutboxRecordState.Superseded ? default : row.Record.Json).ToArray()),
                ("states", rows.Select(row => (int)row.State).ToArray()),
                ("purposes", rows.Select(row => (int)row.Purpose).ToArray()),
                ("codes", rows.Select(row => row.Record.Rejection?.Code).ToArray()),
                ("findings", rows.Select(row => row.Record.Rejection?.FindingsJson).ToArray()),
            ],
            reader => (RecordId: reader.GetString(0), State: (OutboxRecordState)reader.GetInt32(1)),
            cancellationToken).ConfigureAwait(false);
        if (written.Count == rows.Count)
        {
            return [];
        }

        // Of one record at most one row of a call waits, so its id tells which one is missing.
        var waiting = written.Where(row => row.State is OutboxRecordState.Pending or OutboxRecordState.Staged).Select(row => row.RecordId).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Where(row => row.State is OutboxRecordState.Pending or OutboxRecordState.Staged && !waiting.Contains(row.Record.RecordId)).Select(row => row.Place)];
    }
}
