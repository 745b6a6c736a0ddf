using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Reads schedules and slots.</summary>
internal sealed class SlotReading(SqlDatabase database)
{
    private readonly string markOf = $"select known_until, rule from {database.Dialect.Schedule} where name = @name and known_until is not null";
    private readonly string watermark = $"select watermark from {database.Dialect.Schedule} where name = @name";

    /// <inheritdoc cref="ISlotLedger.MarkOfAsync"/>
    internal Task<ScheduleMark?> MarkOfAsync(string schedule, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstAsync(markOf, [("name", schedule)], reader => new ScheduleMark(reader.Instant(0), reader.GetString(1)), cancellationToken), cancellationToken);

    /// <inheritdoc cref="ISlotLedger.WatermarkAsync"/>
    internal Task<string?> WatermarkAsync(string schedule, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstAsync(watermark, [("name", schedule)], reader => reader.TextOrNull(0), cancellationToken), cancellationToken);

    /// <inheritdoc cref="ISlotLedger.ListAsync"/>
    internal async Task<IReadOnlyList<SlotRow>> ListAsync(string? schedule, int most, CancellationToken cancellationToken)
    {
        var list = $"""
            select id, schedule, at, state, read_count, queued, unchanged, rejected, started_at, ended_at, attempts, reason from {database.Dialect.Slot}
            {(schedule is null ? "" : "where schedule = @schedule")} order by at desc, id desc limit @most
            """;
        (string, object?)[] values = schedule is null ? [("most", most)] : [("schedule", schedule), ("most", most)];
        return await database.ReadAsync(session => session.QueryAsync(list, values, Read, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static SlotRow Read(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.Instant(2),
        (SlotState)reader.GetInt32(3),
        reader.IsDBNull(4) ? null : new(reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7)),
        reader.InstantOrNull(8),
        reader.InstantOrNull(9),
        reader.GetInt32(10),
        reader.TextOrNull(11));
}
