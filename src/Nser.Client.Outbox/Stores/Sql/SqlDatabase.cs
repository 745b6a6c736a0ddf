using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>A database with the outbox's tables: gives out transactions, and says what its errors mean.</summary>
/// <remarks>Every concept of the store (records, batches, holds, slots, status) is a class on top of it.</remarks>
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

    /// <summary>Runs a single statement in a transaction of its own.</summary>
    internal Task<int> ExecuteAsync(string sql, IReadOnlyList<(string Name, object? Value)> values, CancellationToken cancellationToken) =>
        WriteAsync(session => session.ExecuteAsync(sql, values, cancellationToken), cancellationToken);
}
