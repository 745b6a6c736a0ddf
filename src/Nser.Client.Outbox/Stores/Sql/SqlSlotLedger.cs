using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The slot ledger in a database: writes slots, gives each into one hand at a time, and ends it together with its records.</summary>
/// <remarks>
/// A slot that is planned ahead falls due when the store's clock reaches it: workers with other clocks plan it earlier or later, and run it at the same time.
/// A slot whose owner went silent goes before the later ones of its schedule, so that the owner, should it wake, finds itself overtaken rather than beside another.
/// </remarks>
internal sealed class SqlSlotLedger(SqlDatabase database) : ISlotLedger
{
    private readonly SlotHolding holding = new(database);
    private readonly StagedRecords staged = new(database.Dialect);

    private readonly string markOf = $"select known_until, rule from {database.Dialect.Schedule} where name = @name and known_until is not null";
    private readonly string watermark = $"select watermark from {database.Dialect.Schedule} where name = @name";

    private readonly string first = $"""
        insert into {database.Dialect.Schedule} as known (name, known_until, rule) values (@name, @until, @rule)
        on conflict (name) do update set known_until = excluded.known_until, rule = excluded.rule where known.known_until is null
        """;

    private readonly string move =
        $"update {database.Dialect.Schedule} set known_until = @until, rule = @rule where name = @name and known_until = @seen and rule = @before";

    private readonly string plan = $"""
        insert into {database.Dialect.Slot} (schedule, at, state, fence, attempts, next_at) values (@schedule, @at, 0, 0, 0, @at)
        on conflict (schedule, at) do nothing
        """;

    private readonly string skip = $"""
        insert into {database.Dialect.Slot} (schedule, at, state, fence, attempts, next_at, reason, ended_at) values (@schedule, @at, 3, 0, 0, @at, @reason, {database.Dialect.Now})
        on conflict (schedule, at) do nothing
        """;

    // Also takes the row: planners, takers and enders of one schedule come one after the other.
    private readonly string enter =
        $"insert into {database.Dialect.Schedule} as known (name) values (@name) on conflict (name) do update set rule = known.rule";

    private readonly string request = $"""
        insert into {database.Dialect.Slot} as known (schedule, at, state, fence, attempts, next_at) values (@schedule, @at, 0, 0, 0, {database.Dialect.Now})
        on conflict (schedule, at) do update set state = 0, owner = null, lease_until = null, attempts = 0, next_at = excluded.next_at, read_count = null, queued = null,
            unchanged = null, rejected = null, reason = null, started_at = null, ended_at = null
        where known.state in (3, 4) or (known.state = 2 and @again = 1) or (known.state = 0 and known.next_at > excluded.next_at)
        """;

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

    public Task<ScheduleMark?> MarkOfAsync(string schedule, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        return database.FirstAsync(markOf, [("name", schedule)], reader => new ScheduleMark(reader.Instant(0), reader.GetString(1)), cancellationToken);
    }

    public Task<bool> PlanAsync(string schedule, ScheduleMark? seen, ScheduleMark now, IReadOnlyList<PlannedSlot> slots, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(slots);
        return database.WriteAsync(
            async session =>
            {
                var moved = seen is null
                    ? await session.ExecuteAsync(first, [("name", schedule), ("until", now.KnownUntil), ("rule", now.Rule)], cancellationToken).ConfigureAwait(false)
                    : await session.ExecuteAsync(
                        move, [("until", now.KnownUntil), ("rule", now.Rule), ("name", schedule), ("seen", seen.KnownUntil), ("before", seen.Rule)], cancellationToken).ConfigureAwait(false);
                if (moved == 0)
                {
                    return false;
                }

                foreach (var slot in slots)
                {
                    await (slot.SkippedBecause is { } reason
                        ? session.ExecuteAsync(skip, [("schedule", schedule), ("at", WholeSecond(slot.At)), ("reason", reason)], cancellationToken)
                        : session.ExecuteAsync(plan, [("schedule", schedule), ("at", WholeSecond(slot.At))], cancellationToken)).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken);
    }

    public Task<int> RequestAsync(string schedule, IReadOnlyList<DateTimeOffset> slots, bool again, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        ArgumentNullException.ThrowIfNull(slots);
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(enter, [("name", schedule)], cancellationToken).ConfigureAwait(false);
                var due = 0;
                foreach (var at in slots.Select(WholeSecond).Distinct())
                {
                    due += await session.ExecuteAsync(request, [("schedule", schedule), ("at", at), ("again", again)], cancellationToken).ConfigureAwait(false);
                }

                return due;
            },
            cancellationToken);
    }

    public Task<SlotLease?> TakeAsync(IReadOnlyList<string> schedules, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        return database.WriteAsync(
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
    }

    public async Task<SlotLease?> RenewAsync(SlotLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return await database.ExecuteAsync(renew, [("duration", duration), .. SlotHolding.Of(lease)], cancellationToken).ConfigureAwait(false) > 0 ? lease : null;
    }

    public Task<bool> CompleteAsync(SlotLease lease, SlotCounts counts, string? watermark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(counts);
        return holding.WhileHeldAsync(
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
    }

    public Task<bool> FailAsync(SlotLease lease, string reason, TimeSpan wait, bool isFinal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(reason);
        return holding.WhileHeldAsync(
            lease,
            async session =>
            {
                await staged.DropAsync(session, lease.Id, cancellationToken).ConfigureAwait(false);
                await session.ExecuteAsync(fail, [("final", isFinal), ("wait", wait), ("reason", reason), ("id", lease.Id)], cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task<string?> WatermarkAsync(string schedule, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        return database.FirstAsync(watermark, [("name", schedule)], reader => reader.TextOrNull(0), cancellationToken);
    }

    public Task<IReadOnlyList<SlotRow>> ListAsync(string? schedule, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var list = $"""
            select id, schedule, at, state, read_count, queued, unchanged, rejected, started_at, ended_at, attempts, reason from {database.Dialect.Slot}
            {(schedule is null ? "" : "where schedule = @schedule")} order by at desc, id desc limit @most
            """;
        return database.QueryAsync(list, schedule is null ? [("most", most)] : [("schedule", schedule), ("most", most)], Read, cancellationToken);
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());

    private static SlotRow Read(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.Instant(2),
        (SlotState)reader.GetInt32(3),
        reader.IsDBNull(4) ? null : new(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7)),
        reader.InstantOrNull(8),
        reader.InstantOrNull(9),
        reader.GetInt32(10),
        reader.TextOrNull(11));

    private static string Free(SqlDialect dialect) => $"""
        slot.state in (0, 1) and ((slot.state = 1 and slot.lease_until <= {dialect.Now}) or (slot.state = 0 and slot.next_at <= {dialect.Now}
            and (select running.id from {dialect.Slot} running where running.schedule = slot.schedule and running.state = 1 limit 1) is null))
        """;
}
