using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>A database with the outbox's tables: gives out transactions, and says what its errors mean.</summary>
internal abstract class SqlDatabase : IAsyncDisposable
{
    internal abstract SqlDialect Dialect { get; }

    /// <inheritdoc cref="IOutboxStore.OpenAsync"/>
    internal abstract Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Runs the work in a transaction that is on stable storage when this returns. The work may run more than once; each time but the last was rolled back.</summary>
    /// <exception cref="OutboxStoreException">The database failed.</exception>
    internal abstract Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs queries that see one state of the database.</summary>
    /// <exception cref="OutboxStoreException">The database failed.</exception>
    internal abstract Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs the work in the caller's own transaction, which the caller commits.</summary>
    /// <exception cref="ArgumentException">The transaction is not of this kind of database, or is over.</exception>
    /// <exception cref="OutboxStoreException">The database failed, or the transaction would not be durable.</exception>
    internal abstract Task<T> JoinAsync<T>(DbTransaction transaction, Func<SqlSession, Task<T>> work, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs a single query that sees one state of the database.</summary>
    internal async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, IReadOnlyList<(string Name, object? Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        await ReadAsync(session => session.QueryAsync(sql, values, read, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>The first row of a single query, or the default when there is none.</summary>
    internal Task<T?> FirstAsync<T>(string sql, IReadOnlyList<(string Name, object? Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken) =>
        ReadAsync(session => session.FirstAsync(sql, values, read, cancellationToken), cancellationToken);

    /// <summary>Runs a single statement in a transaction of its own.</summary>
    internal Task<int> ExecuteAsync(string sql, IReadOnlyList<(string Name, object? Value)> values, CancellationToken cancellationToken) =>
        WriteAsync(session => session.ExecuteAsync(sql, values, cancellationToken), cancellationToken);
}

/// <summary>One transaction in hand. Values go as parameters, never as text.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The transaction.</param>
/// <param name="dialect">How lists are passed.</param>
/// <param name="prepared">Keeps commands for the connection's next transaction; <see langword="null"/> makes new ones.</param>
internal sealed class SqlSession(DbConnection connection, DbTransaction transaction, SqlDialect dialect, Dictionary<string, DbCommand>? prepared)
{
    /// <summary>The connection, for what only one kind of database can do.</summary>
    internal DbConnection Connection => connection;

    /// <summary>Runs a statement. Returns how many rows it changed.</summary>
    internal async Task<int> ExecuteAsync(string sql, IReadOnlyList<(string Name, object? Value)> values, CancellationToken cancellationToken)
    {
        var command = Command(sql, values);
        try
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DoneAsync(command).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a query to its end.</summary>
    internal async Task<List<T>> QueryAsync<T>(string sql, IReadOnlyList<(string Name, object? Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = Command(sql, values);
        try
        {
            var rows = new List<T>();
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }

            return rows;
        }
        finally
        {
            await DoneAsync(command).ConfigureAwait(false);
        }
    }

    /// <summary>The first row, or the default when there is none.</summary>
    internal async Task<T?> FirstAsync<T>(string sql, IReadOnlyList<(string Name, object? Value)> values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(sql, values, read, cancellationToken).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : default;
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The text is made of constants and the names of the dialect; values are parameters.")]
    private DbCommand Command(string sql, IReadOnlyList<(string Name, object? Value)> values)
    {
        if (prepared is null || !prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + name;
                command.Parameters.Add(parameter);
            }

            prepared?.Add(sql, command);
        }

        command.Transaction = transaction;
        for (var place = 0; place < values.Count; place++)
        {
            command.Parameters[place].Value = Value(values[place].Value);
        }

        return command;
    }

    private object Value(object? value) => value switch
    {
        null => DBNull.Value,
        Enum state => Convert.ToInt32(state, null),
        bool flag => flag ? 1 : 0,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        TimeSpan duration => (long)duration.TotalMilliseconds,
        IReadOnlyList<long> list => dialect.List(list),
        IReadOnlyList<string> list => dialect.List(list),
        _ => value,
    };

    private ValueTask DoneAsync(DbCommand command) => prepared is null ? command.DisposeAsync() : ValueTask.CompletedTask;
}

/// <summary>Columns as what they mean.</summary>
internal static class SqlReading
{
    /// <summary>An instant from milliseconds since 1970.</summary>
    internal static DateTimeOffset Instant(this DbDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    internal static DateTimeOffset? InstantOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Instant(column);

    internal static string? TextOrNull(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    internal static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);
}

/// <summary>The small numbers under which feeds stand in the tables; asked once a feed and kept.</summary>
internal sealed class FeedNumbers(SqlDatabase database)
{
    private readonly string insert = $"insert into {database.Dialect.Feed} (name) values (@name) on conflict do nothing";
    private readonly string select = $"select id from {database.Dialect.Feed} where name = @name";
    private readonly ConcurrentDictionary<string, long> known = new(StringComparer.Ordinal);

    /// <summary>The feed's number; a new feed gets one.</summary>
    internal async Task<long> OfAsync(string feed, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(feed, out var number))
        {
            return number;
        }

        number = await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(insert, [("name", feed)], cancellationToken).ConfigureAwait(false);
                return await session.FirstAsync(select, [("name", feed)], reader => reader.GetInt64(0), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        known[feed] = number;
        return number;
    }

    /// <inheritdoc cref="OfAsync(string, CancellationToken)"/>
    internal async Task<IReadOnlyList<long>> OfAsync(IReadOnlyList<string> feeds, CancellationToken cancellationToken)
    {
        var numbers = new List<long>(feeds.Count);
        foreach (var feed in feeds)
        {
            numbers.Add(await OfAsync(feed, cancellationToken).ConfigureAwait(false));
        }

        return numbers;
    }
}
