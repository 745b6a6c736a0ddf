using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Nser.Client.Outbox.Stores.Sqlite;

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
