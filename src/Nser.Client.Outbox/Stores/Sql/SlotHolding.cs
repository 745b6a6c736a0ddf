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
