using System.Security.Cryptography;
using Npgsql;

namespace Nser.Client.Benchmarks.Outbox;

/// <summary>One insert of the same rows as arrays a transaction, column by column, into a table with the same unique key on the same server: no other index, no look-up, no decision.</summary>
internal sealed class RawPostgres(NpgsqlDataSource source) : Enqueuer
{
    internal override string Name => "raw PostgreSQL inserts";

    internal override async Task OpenAsync()
    {
        await using var command = source.CreateCommand("""
            create table record (id bigint generated always as identity primary key, feed bigint not null, record_id text collate "C" not null,
                content bytea not null, body bytea not null, state integer not null, purpose integer not null, batch text, place bigint, slot bigint,
                code text, findings text, enqueued_at bigint not null, settled_at bigint, unique (feed, record_id, content))
            """);
        await command.ExecuteNonQueryAsync();
    }

    internal override async Task AddAsync(IReadOnlyList<OutboxRow> rows)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            "insert into record (feed, record_id, content, body, state, purpose, enqueued_at) select 1, line.*, 1, 0, 9999900000000 from unnest(@ids, @contents, @bodies) as line on conflict do nothing", connection, transaction);
        command.Parameters.AddWithValue("ids", rows.Select(row => row.RecordId).ToArray());
        command.Parameters.AddWithValue("contents", rows.Select(row => SHA256.HashData(row.Json)).ToArray());
        command.Parameters.AddWithValue("bodies", rows.Select(row => row.Json).ToArray());
        await command.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    internal override async Task<long> CountAsync()
    {
        await using var command = source.CreateCommand("select count(*) from record");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
