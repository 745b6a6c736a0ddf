namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Targets that must not be asked for a while, or until a person says so.</summary>
internal sealed class Holds(SqlDatabase database)
{
    // A stop (no end) outlives a hold, and of two holds the later end counts.
    private readonly string hold = $"""
        insert into {database.Dialect.Hold} as known (target, held_until, reason) values (@target, {database.Dialect.Now} + @wait, @reason)
        on conflict (target) do update set held_until = {database.Dialect.Larger("known.held_until", "excluded.held_until")}, reason = excluded.reason where known.held_until is not null
        """;

    private readonly string stop = $"""
        insert into {database.Dialect.Hold} as known (target, held_until, reason) values (@target, null, @reason)
        on conflict (target) do update set held_until = null, reason = excluded.reason
        """;

    private readonly string resume = $"delete from {database.Dialect.Hold} where target = @target";

    private readonly string holdOf = $"select held_until, reason from {database.Dialect.Hold} where target = @target and (held_until is null or held_until > {database.Dialect.Now})";

    /// <inheritdoc cref="IOutboxStore.HoldAsync"/>
    internal Task HoldAsync(string target, TimeSpan wait, string reason, CancellationToken cancellationToken) =>
        database.ExecuteAsync(hold, [("target", target), ("wait", wait), ("reason", reason)], cancellationToken);

    /// <inheritdoc cref="IOutboxStore.StopAsync"/>
    internal Task StopAsync(string target, string reason, CancellationToken cancellationToken) =>
        database.ExecuteAsync(stop, [("target", target), ("reason", reason)], cancellationToken);

    /// <inheritdoc cref="IOutboxStore.ResumeAsync"/>
    internal Task ResumeAsync(string target, CancellationToken cancellationToken) => database.ExecuteAsync(resume, [("target", target)], cancellationToken);

    /// <inheritdoc cref="IOutboxStore.HoldOfAsync"/>
    internal Task<TargetHold?> HoldOfAsync(string target, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstAsync(holdOf, [("target", target)], reader => new TargetHold(reader.InstantOrNull(0), reader.GetString(1)), cancellationToken), cancellationToken);
}
