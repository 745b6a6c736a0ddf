using System.Runtime.InteropServices;
using Nser.Client.Outbox.Stores.Sql;
using Nser.Client.Outbox.Stores.Sql.Records;

namespace Nser.Client.Outbox.Stores.Sqlite;

/// <summary>Row by row through one compiled statement: what SQLite does fastest.</summary>
internal sealed class SqliteIntake(SqlDatabase database, FeedNumbers feeds, TimeProvider clock) : RecordIntake(database, feeds)
{
    private readonly string insert = $"""
        insert into {database.Dialect.Record} (feed, record_id, content, body, state, purpose, slot, code, findings, enqueued_at, settled_at)
        values (@feed, @record, @content, @body, @state, @purpose, @slot, @code, @findings, @now, @settled) on conflict do nothing
        """;

    protected override async Task<IReadOnlyCollection<int>> InsertAsync(
        SqlSession session, long feed, IReadOnlyList<PlannedRow> rows, long? slot, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var there = new List<int>();
        foreach (var row in rows)
        {
            var (record, isSettled) = (row.Record, row.State is OutboxRecordState.Rejected or OutboxRecordState.Superseded);
            var written = await session.ExecuteAsync(
                insert,
                [
                    ("feed", feed), ("record", record.RecordId), ("content", Whole(record.Content)), ("body", row.State == OutboxRecordState.Superseded ? [] : Whole(record.Json)),
                    ("state", (int)row.State), ("purpose", (int)row.Purpose), ("slot", slot), ("code", record.Rejection?.Code), ("findings", record.Rejection?.FindingsJson),
                    ("now", now), ("settled", isSettled ? now : null),
                ],
                cancellationToken).ConfigureAwait(false);
            if (written == 0)
            {
                there.Add(row.Place);
            }
        }

        return there;
    }

    private static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray();
}
