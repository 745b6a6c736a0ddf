using System.Data;
using System.Data.Common;
using System.Net.Sockets;
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
        source = (NpgsqlDataSource?)options.DataSource ?? NpgsqlDataSource.Create(options.ConnectionString!);
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

/// <summary>Settings that the promise rests on.</summary>
internal static class PostgresSettings
{
    // Off means that a commit that was acknowledged may be gone after a crash.
    internal static readonly string[] Durable = ["fsync", "synchronous_commit", "full_page_writes"];

    /// <exception cref="OutboxStoreException">One is off.</exception>
    internal static async Task CheckAsync(SqlSession session, IReadOnlyList<string> settings, CancellationToken cancellationToken)
    {
        foreach (var setting in settings)
        {
            var value = await session.FirstAsync("select current_setting(@setting)", [("setting", setting)], reader => reader.GetString(0), cancellationToken).ConfigureAwait(false);
            if (value == "off")
            {
                throw new OutboxStoreException($"The outbox's database has {setting} = off: records that were acknowledged could be lost in a crash. Run: alter system set {setting} = on; select pg_reload_conf(); and look whether the role, the database or the session turns it off.");
            }
        }
    }

    /// <exception cref="OutboxStoreException">Errors would hold records.</exception>
    internal static void CheckPrivacy(NpgsqlDataSource source)
    {
        if (new NpgsqlConnectionStringBuilder(source.ConnectionString).IncludeErrorDetail)
        {
            throw new OutboxStoreException("Turn Include Error Detail off in the connection string of the outbox's database: with it errors repeat records, which are personal data.");
        }
    }
}

/// <summary>What PostgreSQL's errors mean for who uses the outbox.</summary>
internal static class PostgresFaults
{
    /// <summary>Whether the error is the database's or the way to it, and not the caller's.</summary>
    internal static bool IsOne(Exception fault) => fault is NpgsqlException or SocketException or IOException or TimeoutException;

    /// <summary>Whether two transactions were in each other's way: the one that was rolled back may run again at once.</summary>
    internal static bool IsCollision(Exception fault) => fault is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation,
    };

    internal static OutboxStoreException Of(Exception fault) => fault is PostgresException answer ? Answered(answer) : new(
        "The connection to the outbox's database failed. Whether the last change was stored is not known: repeat the call, that is safe.", fault)
    {
        IsTransient = true,
    };

    private static OutboxStoreException Answered(PostgresException fault) => new(Meaning(fault.SqlState), fault) { IsTransient = IsPassing(fault.SqlState) };

    private static string Meaning(string code) => code switch
    {
        PostgresErrorCodes.DiskFull => "The disk of the outbox's database is full (53100). Nothing of this call was stored; free space and call again.",
        PostgresErrorCodes.ReadOnlySqlTransaction => "The outbox's database is read-only (25006): a standby, or default_transaction_read_only is on. Connect to the primary server.",
        PostgresErrorCodes.InsufficientPrivilege => "The outbox's account lacks a right (42501). Grant it usage of the schema and all rights on its tables.",
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.InvalidSchemaName => $"The outbox's tables are missing or changed ({code}). Open the outbox once with an account that may create them.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => $"The outbox's database refused the login ({code}).",
        _ => $"The outbox's database refused the call (SQLSTATE {code}). Nothing of it was stored.",
    };

    // https://www.postgresql.org/docs/current/errcodes-appendix.html: 08 connection, 40 rolled back, 53 resources, 55 in use, 57 operator, 58 system.
    // A server that is full or read-only does not mend itself.
    private static bool IsPassing(string code) => code is not PostgresErrorCodes.DiskFull && code[..2] is "08" or "40" or "55" or "57" || code is PostgresErrorCodes.TooManyConnections;
}
