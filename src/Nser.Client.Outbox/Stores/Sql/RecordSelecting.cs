namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Acts on records that a person chose: back in line, or aside.</summary>
internal sealed class RecordSelecting(SqlDatabase database, FeedNumbers feeds)
{
    /// <inheritdoc cref="IOutboxStore.ReplayAsync"/>
    /// <remarks>Of several versions of a record the newest goes; one that was overtaken is closed instead of sent late.</remarks>
    internal async Task<int> ReplayAsync(RecordSelection selection, CancellationToken cancellationToken)
    {
        if (selection.State is not (OutboxRecordState.Parked or OutboxRecordState.Rejected))
        {
            throw new ArgumentException("Only parked or rejected records go back in line.", nameof(selection));
        }

        var dialect = database.Dialect;
        var values = await ValuesAsync(selection, cancellationToken).ConfigureAwait(false);
        var overtake = $"""
            update {dialect.Record} as chosen set state = 7, settled_at = {dialect.Now}, body = {dialect.NoBytes}
            where {Where("chosen", selection)}
              and ((select other.id from {dialect.Record} other where other.feed = chosen.feed and other.record_id = chosen.record_id and other.{Schema.Open}
                    and other.id <> chosen.id and (other.id > chosen.id or other.content = chosen.content) limit 1) is not null
                or (select newer.id from {dialect.Record} newer where newer.feed = chosen.feed and newer.record_id = chosen.record_id and newer.id > chosen.id and {Where("newer", selection)} limit 1) is not null
                or (select known.record from {dialect.Accepted} known where known.feed = chosen.feed and known.record_id = chosen.record_id and known.record > chosen.id) is not null)
            """;
        var supersede = $"""
            update {dialect.Record} as waiting set state = 7, settled_at = {dialect.Now}, body = {dialect.NoBytes}
            where waiting.id in (
                select older.id from {dialect.Record} chosen join {dialect.Record} older
                  on older.feed = chosen.feed and older.record_id = chosen.record_id and older.{Schema.Open} and older.state = 1 and older.id < chosen.id
                where {Where("chosen", selection)})
            """;
        var replay = $"""
            update {dialect.Record} as chosen set state = 1, settled_at = null, code = null, findings = null,
                purpose = case when (select 1 from {dialect.Accepted} known where known.feed = chosen.feed and known.record_id = chosen.record_id) is null then 0 else 1 end
            where {Where("chosen", selection)}
            """;
        return await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(overtake, values, cancellationToken).ConfigureAwait(false);
                await session.ExecuteAsync(supersede, values, cancellationToken).ConfigureAwait(false);
                return await session.ExecuteAsync(replay, values, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="IOutboxStore.ParkAsync"/>
    internal async Task<int> ParkAsync(RecordSelection selection, Rejection why, CancellationToken cancellationToken)
    {
        if (selection.State is not OutboxRecordState.Pending)
        {
            throw new ArgumentException("Only records that wait are put aside.", nameof(selection));
        }

        var values = await ValuesAsync(selection, cancellationToken).ConfigureAwait(false);
        var park = $"update {database.Dialect.Record} as chosen set state = 4, code = @why, findings = @findings where {Where("chosen", selection)}";
        return await database.ExecuteAsync(park, [("why", why.Code), ("findings", why.FindingsJson), .. values], cancellationToken).ConfigureAwait(false);
    }

    private string Where(string alias, RecordSelection selection)
    {
        var where = $"{alias}.state = {(int)selection.State}";
        where += selection.Feed is null ? "" : $" and {alias}.feed = @feed";
        where += selection.Code is null ? "" : $" and {alias}.code = @code";
        return where + (selection.Ids is null ? "" : $" and {database.Dialect.In($"{alias}.id", "ids")}");
    }

    private async Task<List<(string Name, object? Value)>> ValuesAsync(RecordSelection selection, CancellationToken cancellationToken)
    {
        var values = new List<(string, object?)>();
        if (selection.Feed is { } feed)
        {
            values.Add(("feed", await feeds.OfAsync(feed, cancellationToken).ConfigureAwait(false)));
        }

        if (selection.Code is { } code)
        {
            values.Add(("code", code));
        }

        if (selection.Ids is { } ids)
        {
            values.Add(("ids", ids));
        }

        return values;
    }
}
