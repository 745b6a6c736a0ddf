using Npgsql;
using Nser.Client.Outbox.Stores.Postgres;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Testing.Postgres;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>A schema of its own.</summary>
internal sealed class PostgresFixture(PostgresCluster cluster) : StoreFixture
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(cluster.ConnectionString);

    internal NpgsqlDataSource Source => source;

    internal string Schema { get; } = $"t{Guid.NewGuid():N}";

    internal override SqlOutboxStore Another() => OutboxStores.Postgres(new PostgresOutboxOptions { DataSource = source, Schema = Schema });

    /// <summary>The server's clock cannot be moved; what it is compared with can.</summary>
    internal override async Task LetPassAsync(TimeSpan time)
    {
        var by = (long)time.TotalMilliseconds;
        await using var command = source.CreateCommand(string.Create(null, $"""
            update {Schema}.nser_batch set lease_until = lease_until - {by}, next_at = next_at - {by}, first_sent_at = first_sent_at - {by}, created_at = created_at - {by}, finished_at = finished_at - {by};
            update {Schema}.nser_record set enqueued_at = enqueued_at - {by}, settled_at = settled_at - {by};
            update {Schema}.nser_hold set held_until = held_until - {by};
            update {Schema}.nser_slot set lease_until = lease_until - {by}, next_at = next_at - {by}, started_at = started_at - {by}, ended_at = ended_at - {by};
            """));
        await command.ExecuteNonQueryAsync();
    }

    internal override Task<string> PlanOfAsync(SqlOutboxStore store, string sql, params (string Name, object? Value)[] values) => store.Database.ReadAsync(
        async session => string.Join('\n', await session.QueryAsync("explain " + sql, values, reader => reader.GetString(0), default)), default);

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
