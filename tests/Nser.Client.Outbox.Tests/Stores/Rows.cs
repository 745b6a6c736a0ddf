using System.Text;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>A row as it stands in the table, read past the store.</summary>
internal sealed record Row(long Id, string RecordId, OutboxRecordState State, BatchPurpose Purpose, string? Batch, string? Code, string Body, DateTimeOffset? SettledAt)
{
    internal static Task<List<Row>> AllAsync(SqlOutboxStore store) => store.Database.ReadAsync(
        session => session.QueryAsync(
            $"select id, record_id, state, purpose, batch, code, body, settled_at from {store.Database.Dialect.Record} order by id",
            [],
            reader => new Row(
                reader.GetInt64(0), reader.GetString(1), (OutboxRecordState)reader.GetInt32(2), (BatchPurpose)reader.GetInt32(3), reader.TextOrNull(4), reader.TextOrNull(5),
                Encoding.UTF8.GetString(reader.Bytes(6)), reader.InstantOrNull(7)),
            default),
        default);

    /// <summary>The states of a record's versions, oldest first.</summary>
    internal static async Task<OutboxRecordState[]> StatesAsync(SqlOutboxStore store, string recordId) =>
        [.. (await AllAsync(store)).Where(row => row.RecordId == recordId).Select(row => row.State)];

    internal static Task<OutboxBatchState> StateOfAsync(SqlOutboxStore store, string key) => store.Database.ReadAsync(
        session => session.FirstAsync($"select state from {store.Database.Dialect.Batch} where key = @key", [("key", key)], reader => (OutboxBatchState)reader.GetInt32(0), default), default);
}
