namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Writes down what an answer said, if the lease still counts.</summary>
internal sealed class BatchSettling(SqlDatabase database, RecordSettling records)
{
    // Changes nothing but takes the row: whoever takes the batch over waits until this transaction is over.
    private readonly string hold = $"update {database.Dialect.Batch} set fence = fence where {BatchLeases.Held} and state in (0, 2)";

    private readonly string count = $"update {database.Dialect.Batch} set accepted = accepted + @accepted, rejected = rejected + @rejected where key = @key";

    private readonly string finish = $"""
        update {database.Dialect.Batch} set state = case when (select 1 from {database.Dialect.Record} where batch = @key and state = 3 limit 1) is null then 1 else 2 end,
            owner = null, lease_until = null, finished_at = {database.Dialect.Now}, request_id = coalesce(@request, request_id),
            accepted = accepted + @accepted, rejected = rejected + @rejected
        where key = @key
        """;

    /// <inheritdoc cref="IOutboxStore.FinishAsync"/>
    internal Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => WhileHeldAsync(
        lease,
        async session =>
        {
            var exceptions = settlement.Exceptions.ToDictionary(exception => exception.Id);
            var members = await records.MembersAsync(session, lease.Key, cancellationToken).ConfigureAwait(false);
            var settlements = members.Select(id => exceptions.GetValueOrDefault(id) ?? new RecordSettlement(id, settlement.Default));
            var counts = await records.ApplyAsync(session, lease.Key, settlements, cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(
                finish, [("key", lease.Key), ("request", settlement.RequestId), ("accepted", counts.Accepted), ("rejected", counts.Rejected)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc cref="IOutboxStore.SettleAsync"/>
    internal Task<bool> SettleAsync(BatchLease lease, IReadOnlyList<RecordSettlement> settlements, CancellationToken cancellationToken) => WhileHeldAsync(
        lease,
        async session =>
        {
            var counts = await records.ApplyAsync(session, lease.Key, settlements, cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(count, [("accepted", counts.Accepted), ("rejected", counts.Rejected), ("key", lease.Key)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Runs the work if the lease still counts.</summary>
    internal Task<bool> WhileHeldAsync(BatchLease lease, Func<SqlSession, Task> work, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(hold, BatchLeases.Of(lease), cancellationToken).ConfigureAwait(false) == 0)
            {
                return false;
            }

            await work(session).ConfigureAwait(false);
            return true;
        },
        cancellationToken);
}
