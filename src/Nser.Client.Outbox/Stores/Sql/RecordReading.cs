using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Records with their content, some at a time.</summary>
internal sealed class RecordReading(SqlDatabase database)
{
    /// <inheritdoc cref="IOutboxStatus.RecordsAsync"/>
    internal async Task<IReadOnlyList<RecordStatus>> RecordsAsync(RecordFilter what, long after, int most, CancellationToken cancellationToken)
    {
        var values = new List<(string, object?)> { ("after", after), ("most", most) };
        if (what.Feed is { } feed)
        {
            values.Add(("feed", feed));
        }

        if (what.Code is { } code)
        {
            values.Add(("code", code));
        }

        if (what.Ids is { } ids)
        {
            values.Add(("ids", ids));
        }

        return await database.ReadAsync(session => session.QueryAsync(QueryOf(what), values, Read, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    // Chooses by the state's index alone and reads the rows after that. The signs keep the planner from walking through all rows in their order instead.
    internal string QueryOf(RecordFilter what) => $"""
        select record.id, feed.name, record.record_id, record.state, record.code, record.findings, record.batch, record.enqueued_at, record.body
        from {database.Dialect.Record} record join {database.Dialect.Feed} feed on feed.id = record.feed
        where record.id in (
            select chosen.id from {database.Dialect.Record} chosen where {StateOf(what.State)} and +chosen.id > @after
            {(what.Feed is null ? "" : $"and chosen.feed = (select id from {database.Dialect.Feed} where name = @feed)")}
            {(what.Code is null ? "" : "and chosen.code = @code")} {(what.Ids is null ? "" : $"and {database.Dialect.In("chosen.id", "ids")}")}
            order by +chosen.id limit @most)
        order by record.id
        """;

    private static string StateOf(OutboxRecordState state) => state switch
    {
        OutboxRecordState.Pending => $"chosen.state = {(int)state}",
        OutboxRecordState.InDoubt or OutboxRecordState.Parked or OutboxRecordState.Rejected => $"{Schema.Aside("chosen.")} and chosen.state = {(int)state}",
        _ => throw new ArgumentException("Only records that wait, are in doubt, parked or rejected can be listed.", nameof(state)),
    };

    private static RecordStatus Read(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        (OutboxRecordState)reader.GetInt32(3),
        reader.TextOrNull(4),
        reader.TextOrNull(5) ?? "",
        reader.TextOrNull(6),
        reader.Instant(7),
        reader.Bytes(8));
}
