using System.Security.Cryptography;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Records;
using Nser.Client.Outbox.Stores.Sql;

namespace Nser.Client.Benchmarks;

/// <summary>The outbox's store, from the bytes on: hash, look up what is known of each record, decide, write.</summary>
internal sealed class StoreEnqueuer(string name, SqlOutboxStore store) : Enqueuer
{
    internal override string Name => name;

    internal override Task OpenAsync() => store.OpenAsync(CancellationToken.None);

    internal override async Task AddAsync(IReadOnlyList<OutboxRow> rows)
    {
        var records = rows.Select(row => new NewRecord(row.RecordId, SHA256.HashData(row.Json), row.Json, null)).ToArray();
        var kinds = await store.AddAsync("enrollments", records, null, null, CancellationToken.None);
        if (kinds.Any(kind => kind != EnqueuedKind.Queued))
        {
            throw new InvalidOperationException("A record was not taken.");
        }
    }

    internal override Task<long> CountAsync() => store.Database.ReadAsync(
        session => session.FirstAsync($"select count(*) from {store.Database.Dialect.Record}", [], reader => reader.GetInt64(0), CancellationToken.None), CancellationToken.None);

    public override ValueTask DisposeAsync() => store.DisposeAsync();
}
