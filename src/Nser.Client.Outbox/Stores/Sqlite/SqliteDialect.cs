using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Nser.Client.Outbox.Stores.Sql;
using SQLitePCL;

namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>SQLite's words. Lists travel as JSON; the clock is a function that asks the process.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    internal const string Clock = "nser_now";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    protected override string Prefix => "";

    internal override string Now => $"(select {Clock}())";

    internal override string Identity => "integer primary key autoincrement";

    internal override string Serial => "integer primary key";

    internal override string Text => "text";

    internal override string Bytes => "blob";

    internal override string NoBytes => "x''";

    internal override string OrderedByKey => "without rowid";

    internal override string TakeFree(string alias) => "";

    internal override string Larger(string one, string other) => $"max({one}, {other})";

    internal override string In(string column, string parameter) => $"{column} in (select value from json_each(@{parameter}))";

    internal override string Lookup(string columns, string table, string condition, string column, string parameter) =>
        $"select {columns} from {table} where {condition} and {In(column, parameter)}";

    internal override string Lines(string parameter) => $"(select value, key as place from json_each(@{parameter})) as line";

    internal override object List<T>(IReadOnlyList<T> values) => JsonSerializer.Serialize(values, Plain);
}

/// <summary>Row by row through one compiled statement: what SQLite does fastest.</summary>
internal sealed class SqliteIntake(SqlDatabase database, FeedNumbers feeds, TimeProvider clock) : RecordIntake(database, feeds)
{
    private readonly string insert = $"""
        insert into {database.Dialect.Record} (feed, slot, enqueued_at, record_id, content, body, state, purpose, settled_at, code, findings)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) on conflict do nothing
        """;

    protected override Task<IReadOnlyCollection<int>> InsertAsync(
        SqlSession session, long feed, IReadOnlyList<PlannedRow> rows, long? slot, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        using var statement = new SqliteStatement((SqliteConnection)session.Connection, insert);
        statement.Bind(1, feed);
        statement.Bind(2, slot);
        statement.Bind(3, now);
        var there = new List<int>();
        foreach (var row in rows)
        {
            var isSettled = row.State is OutboxRecordState.Rejected or OutboxRecordState.Superseded;
            statement.Bind(4, row.Record.RecordId);
            statement.Bind(5, row.Record.Content.Span);
            statement.Bind(6, row.State == OutboxRecordState.Superseded ? [] : row.Record.Json.Span);
            statement.Bind(7, (long)row.State);
            statement.Bind(8, (long)row.Purpose);
            statement.Bind(9, isSettled ? now : null);
            statement.Bind(10, row.Record.Rejection?.Code);
            statement.Bind(11, row.Record.Rejection?.FindingsJson);
            if (statement.Run() == 0)
            {
                there.Add(row.Place);
            }
        }

        return Task.FromResult<IReadOnlyCollection<int>>(there);
    }
}

/// <summary>A compiled statement that is run many times; values go by number and stay until they are replaced. Half the time of a command with named parameters.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <exception cref="SqliteException">The statement cannot be compiled.</exception>
    internal SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    internal void Bind(int number, long value) => Check(raw.sqlite3_bind_int64(statement, number, value));

    internal void Bind(int number, long? value) => Check(value is { } there ? raw.sqlite3_bind_int64(statement, number, there) : raw.sqlite3_bind_null(statement, number));

    internal void Bind(int number, string? value) => Check(value is null ? raw.sqlite3_bind_null(statement, number) : raw.sqlite3_bind_text(statement, number, value));

    internal void Bind(int number, ReadOnlySpan<byte> value) =>
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, number, 0) : raw.sqlite3_bind_blob(statement, number, value));

    /// <summary>Runs it once. Returns how many rows it changed.</summary>
    /// <exception cref="SqliteException">The database failed.</exception>
    internal int Run()
    {
        var result = raw.sqlite3_step(statement);
        if (result != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(result, database);
        }

        var changed = raw.sqlite3_changes(database);
        Check(raw.sqlite3_reset(statement));
        return changed;
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
