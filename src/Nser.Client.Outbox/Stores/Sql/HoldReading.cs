namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Clients that must not be asked now.</summary>
internal sealed class HoldReading(SqlDatabase database)
{
    private readonly string holds =
        $"select target, held_until, reason from {database.Dialect.Hold} where held_until is null or held_until > {database.Dialect.Now} order by target";

    /// <inheritdoc cref="IOutboxStatus.HoldsAsync"/>
    internal async Task<IReadOnlyList<ClientHold>> HoldsAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.QueryAsync(holds, [], reader => new ClientHold(reader.GetString(0), reader.InstantOrNull(1), reader.GetString(2)), cancellationToken), cancellationToken).ConfigureAwait(false);
}
