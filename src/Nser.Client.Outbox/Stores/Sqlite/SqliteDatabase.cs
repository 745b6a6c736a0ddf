using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>A file: one connection writes, in turns; others read beside it.</summary>
internal sealed class SqliteDatabase(SqliteOutboxOptions options, TimeProvider clock) : SqlDatabase
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentBag<SqliteLink> readers = [];
    private SqliteLink? writer;

    internal override SqlDialect Dialect { get; } = new SqliteDialect();

    internal override async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            SqliteFile.Prepare(options.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutboxStoreException($"The outbox file {options.Path} cannot be created or opened. Check that this account may use its folder and the disk has room.", fault);
        }

        await WriteAsync(
            async session =>
            {
                await new Schema(Dialect).CreateAsync(session, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    internal override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            writer ??= SqliteLink.Open(options, clock);
            return await RunAsync(writer, deferred: false, work, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException fault)
        {
            // After a failed write the next one starts from what is on the disk.
            writer?.Dispose();
            writer = null;
            throw SqliteFaults.Of(fault, options.Path);
        }
        finally
        {
            turn.Release();
        }
    }

    internal override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        SqliteLink? reader = null;
        try
        {
            reader = readers.TryTake(out var free) ? free : SqliteLink.Open(options, clock);
            var result = await RunAsync(reader, deferred: true, work, cancellationToken).ConfigureAwait(false);
            readers.Add(reader);
            reader = null;
            return result;
        }
        catch (SqliteException fault)
        {
            throw SqliteFaults.Of(fault, options.Path);
        }
        finally
        {
            reader?.Dispose();
        }
    }

    internal override Task<T> JoinAsync<T>(DbTransaction transaction, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken) =>
        throw new ArgumentException("The embedded store has a file of its own and takes no transaction of the caller; PostgreSQL does.", nameof(transaction));

    public override async ValueTask DisposeAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        writer?.Dispose();
        writer = null;
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        turn.Dispose();
    }

    private async Task<T> RunAsync<T>(SqliteLink link, bool deferred, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var transaction = Begin(link.Connection, deferred);
        var result = await work(new(link.Connection, transaction, Dialect, link.Prepared)).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static SqliteTransaction Begin(SqliteConnection connection, bool deferred) => connection.BeginTransaction(deferred);
}
