namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Removes what was settled long ago, some thousand rows at a time so that nobody waits long.</summary>
internal sealed class Retention(SqlDatabase database)
{
    private const int AtATime = 5_000;

    // The newest record stays, so that its number is not given again: the order of a record's versions hangs on it.
    private readonly string[] prunings =
    [
        $"delete from {database.Dialect.Record} where id in (select id from {database.Dialect.Record} where settled_at < @before and settled_at is not null and state in (5, 6, 7) and id < (select max(id) from {database.Dialect.Record}) limit {AtATime})",
        $"delete from {database.Dialect.Batch} where key in (select key from {database.Dialect.Batch} where finished_at < @before and state in (1, 3) limit {AtATime})",
        $"delete from {database.Dialect.Slot} where id in (select id from {database.Dialect.Slot} where ended_at < @before and state in (2, 3, 4) limit {AtATime})",
    ];

    /// <inheritdoc cref="IOutboxStore.PruneAsync"/>
    internal async Task<int> PruneAsync(DateTimeOffset settledBefore, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var pruning in prunings)
        {
            int now;
            do
            {
                now = await database.ExecuteAsync(pruning, [("before", settledBefore)], cancellationToken).ConfigureAwait(false);
                removed += now;
            }
            while (now == AtATime);
        }

        return removed;
    }
}
