namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The right to act for a slot.</summary>
internal sealed class SlotHolding(SqlDatabase database)
{
    /// <summary>The slot, if the lease is still the one that counts.</summary>
    internal const string Held = "id = @id and owner = @owner and fence = @fence and state = 1";

    // These change nothing but take the rows. First the schedule's, as who takes a slot does: nobody waits for another in a circle.
    private readonly string holdSchedule = $"update {database.Dialect.Schedule} set rule = rule where name = @name";
    private readonly string holdSlot = $"update {database.Dialect.Slot} set fence = fence where {Held}";

    /// <summary>The parameters of <see cref="Held"/>.</summary>
    internal static (string Name, object? Value)[] Of(SlotLease lease) => [("id", lease.Id), ("owner", lease.Owner), ("fence", lease.Fence)];

    /// <summary>Runs the work if the lease still counts; nobody takes the slot over before that is committed.</summary>
    internal Task<bool> WhileHeldAsync(SlotLease lease, Func<SqlSession, Task> work, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(holdSchedule, [("name", lease.Schedule)], cancellationToken).ConfigureAwait(false);
            if (!await HoldAsync(session, lease, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            await work(session).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>Whether the lease still counts; if so, nobody takes the slot over before the transaction is over.</summary>
    internal async Task<bool> HoldAsync(SqlSession session, SlotLease lease, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(holdSlot, Of(lease), cancellationToken).ConfigureAwait(false) > 0;
}

/// <summary>What becomes of a slot's staged records when the slot ends. Runs in the transaction that ends it.</summary>
internal sealed class StagedRecords(SqlDialect dialect)
{
    private readonly string drop = $"delete from {dialect.Record} where slot = @slot and state = 0";

    // A version that came later, or was accepted later, than it was staged.
    private readonly string overtake = $"""
        update {dialect.Record} as staged set state = 7, settled_at = {dialect.Now}, body = {dialect.NoBytes}
        where staged.slot = @slot and staged.state = 0
          and ((select newer.id from {dialect.Record} newer where newer.feed = staged.feed and newer.record_id = staged.record_id and newer.{Schema.Open} and newer.id > staged.id limit 1) is not null
            or (select known.record from {dialect.Accepted} known where known.feed = staged.feed and known.record_id = staged.record_id and known.record > staged.id) is not null)
        """;

    private readonly string dropUnchanged = $"""
        delete from {dialect.Record} as staged
        where staged.slot = @slot and staged.state = 0
          and (select 1 from {dialect.Accepted} known where known.feed = staged.feed and known.record_id = staged.record_id and known.content = staged.content) is not null
          and (select 1 from {dialect.Record} open where open.feed = staged.feed and open.record_id = staged.record_id and open.{Schema.Open} limit 1) is null
        """;

    // Those that wait make room for what was staged, whether it is sent or already under way.
    private readonly string supersede = $"""
        update {dialect.Record} as waiting set state = 7, settled_at = {dialect.Now}, body = {dialect.NoBytes}
        where waiting.id in (
            select open.id from {dialect.Record} staged join {dialect.Record} open
              on open.feed = staged.feed and open.record_id = staged.record_id and open.{Schema.Open}
            where staged.slot = @slot and staged.state = 0
              and ((open.state = 1 and open.content <> staged.content)
                or (open.state = 4 and open.content = staged.content
                  and (select 1 from {dialect.Record} other where other.feed = open.feed and other.record_id = open.record_id and other.{Schema.Open} and other.id > open.id limit 1) is not null)))
        """;

    private readonly string dropKnown = $"""
        delete from {dialect.Record} as staged
        where staged.slot = @slot and staged.state = 0
          and (select 1 from {dialect.Record} open where open.feed = staged.feed and open.record_id = staged.record_id and open.content = staged.content and open.{Schema.Open} limit 1) is not null
        """;

    private readonly string release = $"""
        update {dialect.Record} as staged set state = 1,
            purpose = case when (select 1 from {dialect.Accepted} known where known.feed = staged.feed and known.record_id = staged.record_id) is null then 0 else 1 end
        where staged.slot = @slot and staged.state = 0
        """;

    /// <summary>Forgets what an attempt staged.</summary>
    internal Task<int> DropAsync(SqlSession session, long slot, CancellationToken cancellationToken) =>
        session.ExecuteAsync(drop, [("slot", slot)], cancellationToken);

    /// <summary>Puts what was staged in line; what the registry knows already, or what was overtaken meanwhile, is left out.</summary>
    /// <returns>How many records now wait.</returns>
    internal async Task<int> ReleaseAsync(SqlSession session, long slot, CancellationToken cancellationToken)
    {
        foreach (var statement in (string[])[overtake, dropUnchanged, supersede, dropKnown])
        {
            await session.ExecuteAsync(statement, [("slot", slot)], cancellationToken).ConfigureAwait(false);
        }

        return await session.ExecuteAsync(release, [("slot", slot)], cancellationToken).ConfigureAwait(false);
    }
}
