using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Nser.Client.Benchmarks.Outbox;

/// <summary>A prepared insert of the same rows, column by column, into a table with the same unique key, in a file as durable as the outbox's: no other index, no look-up, no decision.</summary>
internal sealed class RawSqlite(string path) : Enqueuer
{
    private readonly SqliteConnection connection = new($"Data Source={path};Pooling=False");

    internal override string Name => "raw SQLite inserts";

    internal override async Task OpenAsync()
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -16384;
            create table record (
                id integer primary key, feed integer not null, record_id text not null, content blob not null, body blob not null, state integer not null, purpose integer not null,
                batch text, place integer, slot integer, code text, findings text, enqueued_at integer not null, settled_at integer, unique (feed, record_id, content))
            """;
        await command.ExecuteNonQueryAsync();
    }

    internal override async Task AddAsync(IReadOnlyList<OutboxRow> rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        command.CommandText = "insert into record (feed, record_id, content, body, state, purpose, enqueued_at) values (1, @id, @content, @body, 1, 0, 9999900000000) on conflict do nothing";
        var id = command.Parameters.Add("@id", SqliteType.Text);
        var content = command.Parameters.Add("@content", SqliteType.Blob);
        var body = command.Parameters.Add("@body", SqliteType.Blob);
        await command.PrepareAsync();
        foreach (var row in rows)
        {
            (id.Value, content.Value, body.Value) = (row.RecordId, SHA256.HashData(row.Json), row.Json);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    internal override async Task<long> CountAsync()
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from record";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public override ValueTask DisposeAsync() => connection.DisposeAsync();
}
