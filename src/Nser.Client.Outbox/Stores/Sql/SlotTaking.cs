namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Gives slots into hands: the oldest first, and of one schedule one at a time.</summary>
/// <remarks>A slot whose owner went silent goes before the later ones of its schedule, so that the owner, should it wake, finds itself overtaken rather than beside another.</remarks>
internal sealed class SlotTaking(SqlDatabase database)
{
    private readonly StagedRecords staged = new(database.Dialect);

    // Takes the schedule's row, not the slot's: two takers never have two slots of one schedule in hand.
    private readonly string due = $"""
        select slot.id from {database.Dialect.Slot} slot join {database.Dialect.Schedule} schedule on schedule.name = slot.schedule
        where {database.Dialect.In("slot.schedule", "schedules")} and {Free(database.Dialect)}
        order by slot.at, slot.id limit 1 {database.Dialect.TakeFree("schedule")}
        """;

    // Asks again: what was read may be older than the row that was taken.
    private readonly string take = $"""
        update {database.Dialect.Slot} as slot set state = 1, owner = @owner, lease_until = {database.Dialect.Now} + @duration, fence = fence + 1, attempts = attempts + 1,
            started_at = {database.Dialect.Now}, ended_at = null
        where slot.id = @id and {Free(database.Dialect)} returning schedule, at, fence, attempts
        """;

    private readonly string renew =
        $"update {database.Dialect.Slot} set lease_until = {database.Dialect.Now} + @duration where {SlotHolding.Held}";

    /// <inheritdoc cref="ISlotLedger.TakeAsync"/>
    internal Task<SlotLease?> TakeAsync(IReadOnlyList<string> schedules, string owner, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            while (await session.FirstAsync(due, [("schedules", schedules)], reader => (long?)reader.GetInt64(0), cancellationToken).ConfigureAwait(false) is { } id)
            {
                var taken = await session.FirstAsync(
                    take,
                    [("owner", owner), ("duration", lease), ("id", id)],
                    reader => new SlotLease(id, reader.GetString(0), reader.Instant(1), owner, reader.GetInt64(2), reader.GetInt32(3)),
                    cancellationToken).ConfigureAwait(false);
                if (taken is not null)
                {
                    await staged.DropAsync(session, id, cancellationToken).ConfigureAwait(false);
                    return taken;
                }
            }

            return null;
        },
        cancellationToken);

    /// <inheritdoc cref="ISlotLedger.RenewAsync"/>
    internal async Task<SlotLease?> RenewAsync(SlotLease lease, TimeSpan duration, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(renew, [("duration", duration), .. SlotHolding.Of(lease)], cancellationToken).ConfigureAwait(false) > 0 ? lease : null;

    private static string Free(SqlDialect dialect) => $"""
        slot.state in (0, 1) and ((slot.state = 1 and slot.lease_until <= {dialect.Now}) or (slot.state = 0 and slot.next_at <= {dialect.Now}
            and (select running.id from {dialect.Slot} running where running.schedule = slot.schedule and running.state = 1 limit 1) is null))
        """;
}
