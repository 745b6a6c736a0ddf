using System.Data;
using System.Data.Common;
using Npgsql;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Stores.Postgres;

/// <summary>A server: several workers at once, each transaction on a connection of the pool.</summary>
internal sealed class PostgresDatabase : SqlDatabase
{
    private const int MostCollisions = 8;

    // Any number that nobody else is likely to lock: the letters "nser".
    private const long SchemaLock = 0x6E736572;
    private readonly NpgsqlDataSource source;
    private readonly bool isOwn;
    private readonly string schema;

    internal PostgresDatabase(PostgresOutboxOptions options)
    {
        isOwn = options.DataSource is null;
        source = options.DataSource ?? NpgsqlDataSource.Create(options.ConnectionString!);
        schema = options.Schema;
        Dialect = new PostgresDialect(schema);
    }

    internal override SqlDialect Dialect { get; }

    internal override async Task OpenAsync(CancellationToken cancellationToken)
    {
        PostgresSettings.CheckPrivacy(source);
        await WriteAsync(
            async session =>
            {
                await PostgresSettings.CheckAsync(session, PostgresSettings.Durable, cancellationToken).ConfigureAwait(false);
                await CreateAsync(session, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    internal override async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var collisions = 0; ; collisions++)
        {
            try
            {
                return await RunAsync(IsolationLevel.ReadCommitted, work, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (PostgresFaults.IsOne(fault))
            {
                if (!PostgresFaults.IsCollision(fault) || collisions == MostCollisions)
                {
                    throw PostgresFaults.Of(fault);
                }
            }
        }
    }

    internal override async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(IsolationLevel.RepeatableRead, work, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (PostgresFaults.IsOne(fault))
        {
            throw PostgresFaults.Of(fault);
        }
    }

    internal override async Task<T> JoinAsync<T>(DbTransaction transaction, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = ConnectionOf(transaction) ?? throw new ArgumentException("The transaction must be an NpgsqlTransaction that is not over.", nameof(transaction));
        try
        {
            var session = new SqlSession(connection, transaction, Dialect, null);
            await PostgresSettings.CheckAsync(session, ["synchronous_commit"], cancellationToken).ConfigureAwait(false);
            return await work(session).ConfigureAwait(false);
        }
        catch (Exception fault) when (PostgresFaults.IsOne(fault))
        {
            throw PostgresFaults.Of(fault);
        }
    }

    public override ValueTask DisposeAsync() => isOwn ? source.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<T> RunAsync<T>(IsolationLevel level, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(level, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await work(new(connection, transaction, Dialect, null)).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
        }
    }

    private static NpgsqlConnection? ConnectionOf(DbTransaction transaction)
    {
        try
        {
            return (transaction as NpgsqlTransaction)?.Connection;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    // An account that may not create anything can use tables that are there.
    private async Task CreateAsync(SqlSession session, CancellationToken cancellationToken)
    {
        await session.QueryAsync("select pg_advisory_xact_lock(@lock)::text", [("lock", SchemaLock)], _ => true, cancellationToken).ConfigureAwait(false);
        var tables = new Schema(Dialect);
        var isThere = await session.FirstAsync("select to_regclass(@meta) is not null", [("meta", Dialect.Meta)], reader => reader.GetBoolean(0), cancellationToken).ConfigureAwait(false);
        if (isThere && await session.FirstAsync(tables.ReadVersion, [], reader => reader.GetString(0), cancellationToken).ConfigureAwait(false) is { } version)
        {
            Schema.Check(version);
            return;
        }

        await session.ExecuteAsync($"create schema if not exists {schema}", [], cancellationToken).ConfigureAwait(false);
        await tables.CreateAsync(session, cancellationToken).ConfigureAwait(false);
    }
}
