using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The outbox's memory in a database. This part takes records in, acts on records that a person chose, holds clients, and removes what was settled long ago.</summary>
internal sealed partial class SqlOutboxStore(SqlDatabase database, FeedNumbers feeds, RecordIntake intake) : IOutboxStore
{
    private const int RowsAtATime = 5_000;

    // The newest record stays, so that its number is not given again: the order of a record's versions hangs on it.
    private readonly string[] prunings =
    [
        $"delete from {database.Dialect.Record} where id in (select id from {database.Dialect.Record} where settled_at < @before and settled_at is not null and state in (5, 6, 7) and id < (select max(id) from {database.Dialect.Record}) limit {RowsAtATime})",
        $"delete from {database.Dialect.Batch} where key in (select key from {database.Dialect.Batch} where finished_at < @before and state in (1, 3) limit {RowsAtATime})",
        $"delete from {database.Dialect.Slot} where id in (select id from {database.Dialect.Slot} where ended_at < @before and state in (2, 3, 4) limit {RowsAtATime})",
    ];

    // A stop (no end) outlives a hold, and of two holds the later end counts.
    private readonly string hold = $"""
        insert into {database.Dialect.Hold} as known (target, held_until, reason) values (@target, {database.Dialect.Now} + @wait, @reason)
        on conflict (target) do update set held_until = {database.Dialect.Larger("known.held_until", "excluded.held_until")}, reason = excluded.reason where known.held_until is not null
        """;

    private readonly string stop = $"""
        insert into {database.Dialect.Hold} as known (target, held_until, reason) values (@target, null, @reason)
        on conflict (target) do update set held_until = null, reason = excluded.reason
        """;

    private readonly string resume = $"delete from {database.Dialect.Hold} where target = @target";

    private readonly string holdOf = $"select held_until, reason from {database.Dialect.Hold} where target = @target and (held_until is null or held_until > {database.Dialect.Now})";

    private readonly string now = $"select {database.Dialect.Now}";

    internal SqlDatabase Database => database;

    internal FeedNumbers Feeds => feeds;

    internal ISlotLedger Slots { get; } = new SqlSlotLedger(database);

    internal IOutboxStatus Status { get; } = new SqlOutboxStatus(database);

    public Task OpenAsync(CancellationToken cancellationToken) => database.OpenAsync(cancellationToken);

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => database.FirstAsync(now, [], reader => reader.Instant(0), cancellationToken);

    public Task<IReadOnlyList<EnqueuedKind>> AddAsync(string feed, IReadOnlyList<NewRecord> records, SlotLease? slot, DbTransaction? transaction, CancellationToken cancellationToken) =>
        intake.AddAsync(feed, records, slot, transaction, cancellationToken);

    // Of several versions of a record the newest goes; one that was overtaken is closed instead of sent late.
    public async Task<int> ReplayAsync(RecordFilter selection, CancellationToken cancellationToken)
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

    public async Task<int> ParkAsync(RecordFilter selection, Rejection why, CancellationToken cancellationToken)
    {
        if (selection.State is not OutboxRecordState.Pending)
        {
            throw new ArgumentException("Only records that wait are put aside.", nameof(selection));
        }

        var values = await ValuesAsync(selection, cancellationToken).ConfigureAwait(false);
        var park = $"update {database.Dialect.Record} as chosen set state = 4, code = @why, findings = @findings where {Where("chosen", selection)}";
        return await database.ExecuteAsync(park, [("why", why.Code), ("findings", why.FindingsJson), .. values], cancellationToken).ConfigureAwait(false);
    }

    private string Where(string alias, RecordFilter selection)
    {
        var where = $"{alias}.state = {(int)selection.State}";
        where += selection.Feed is null ? "" : $" and {alias}.feed = @feed";
        where += selection.Code is null ? "" : $" and {alias}.code = @code";
        return where + (selection.Ids is null ? "" : $" and {database.Dialect.In($"{alias}.id", "ids")}");
    }

    private async Task<(string Name, object? Value)[]> ValuesAsync(RecordFilter selection, CancellationToken cancellationToken)
    {
        object? feed = selection.Feed is null ? null : await feeds.OfAsync(selection.Feed, cancellationToken).ConfigureAwait(false);
        (string Name, object? Value)[] values = [("feed", feed), ("code", selection.Code), ("ids", selection.Ids)];
        return [.. values.Where(value => value.Value is not null)];
    }

    public Task HoldAsync(string target, TimeSpan wait, string reason, CancellationToken cancellationToken) =>
        database.ExecuteAsync(hold, [("target", target), ("wait", wait), ("reason", reason)], cancellationToken);

    public Task StopAsync(string target, string reason, CancellationToken cancellationToken) =>
        database.ExecuteAsync(stop, [("target", target), ("reason", reason)], cancellationToken);

    public Task ResumeAsync(string target, CancellationToken cancellationToken) => database.ExecuteAsync(resume, [("target", target)], cancellationToken);

    public Task<ClientHold?> HoldOfAsync(string target, CancellationToken cancellationToken) =>
        database.FirstAsync(holdOf, [("target", target)], reader => new ClientHold(target, reader.InstantOrNull(0), reader.GetString(1)), cancellationToken);

    // Some thousand rows at a time, so that no one waits long.
    public async Task<int> PruneAsync(DateTimeOffset settledBefore, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var pruning in prunings)
        {
            int now;
            do
            {
                now = await database.ExecuteAsync(pruning, [("before", settledBefore)], cancellationToken).ConfigureAwait(false);
                removed += now;
            }
            while (now == RowsAtATime);
        }

        return removed;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
