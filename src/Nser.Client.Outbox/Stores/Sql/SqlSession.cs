using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Nser.Client.Outbox.Stores.Sql;

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
