namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Ends an attempt at a slot: its records go in line with it, or not at all.</summary>
internal sealed class SlotEnding(SqlDatabase database)
{
    private readonly SlotHolding holding = new(database);
    private readonly StagedRecords staged = new(database.Dialect);

    private readonly string complete = $"""
        update {database.Dialect.Slot} set state = 2, owner = null, lease_until = null, read_count = @read, queued = @queued, unchanged = @unchanged, rejected = @rejected,
            reason = null, ended_at = {database.Dialect.Now}
        where id = @id
        """;

    private readonly string remember = $"update {database.Dialect.Schedule} set watermark = @watermark where name = @name";

    private readonly string fail = $"""
        update {database.Dialect.Slot} set state = case when @final = 1 then 4 else 0 end, owner = null, lease_until = null, next_at = {database.Dialect.Now} + @wait,
            reason = @reason, ended_at = case when @final = 1 then {database.Dialect.Now} end
        where id = @id
        """;

    /// <inheritdoc cref="ISlotLedger.CompleteAsync"/>
    internal Task<bool> CompleteAsync(SlotLease lease, SlotCounts counts, string? watermark, CancellationToken cancellationToken) => holding.WhileHeldAsync(
        lease,
        async session =>
        {
            await staged.ReleaseAsync(session, lease.Id, cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(
                complete,
                [("read", counts.Read), ("queued", counts.Queued), ("unchanged", counts.Unchanged), ("rejected", counts.Rejected), ("id", lease.Id)],
                cancellationToken).ConfigureAwait(false);
            if (watermark is not null)
            {
                await session.ExecuteAsync(remember, [("watermark", watermark), ("name", lease.Schedule)], cancellationToken).ConfigureAwait(false);
            }
        },
        cancellationToken);

    /// <inheritdoc cref="ISlotLedger.FailAsync"/>
    internal Task<bool> FailAsync(SlotLease lease, string reason, TimeSpan wait, bool isFinal, CancellationToken cancellationToken) => holding.WhileHeldAsync(
        lease,
        async session =>
        {
            await staged.DropAsync(session, lease.Id, cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(fail, [("final", isFinal), ("wait", wait), ("reason", reason), ("id", lease.Id)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);
}
