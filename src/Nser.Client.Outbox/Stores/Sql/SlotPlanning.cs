namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Writes slots: those a rule gives, and those a person asks for.</summary>
/// <remarks>A slot that is planned ahead falls due when the store's clock reaches it: workers with other clocks plan it earlier or later, and run it at the same time.</remarks>
internal sealed class SlotPlanning(SqlDatabase database)
{
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

    /// <inheritdoc cref="ISlotLedger.PlanAsync"/>
    internal Task<bool> PlanAsync(string schedule, ScheduleMark? seen, ScheduleMark now, IReadOnlyList<PlannedSlot> slots, CancellationToken cancellationToken) => database.WriteAsync(
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

    /// <inheritdoc cref="ISlotLedger.RequestAsync"/>
    internal Task<int> RequestAsync(string schedule, IReadOnlyList<DateTimeOffset> slots, bool again, CancellationToken cancellationToken) => database.WriteAsync(
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

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
