namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>What an answer makes of members of a batch.</summary>
internal sealed class RecordSettling(SqlDialect dialect)
{
    internal string Members { get; } = $"select id from {dialect.Record} where batch = @key and state in (2, 3)";

    internal string Remember { get; } = $"""
        insert into {dialect.Accepted} as known (feed, record_id, content, record, at)
        select feed, record_id, content, id, {dialect.Now} from {dialect.Record} where batch = @key and {dialect.In("id", "ids")} and state in (2, 3)
        on conflict (feed, record_id) do update set content = excluded.content, record = excluded.record, at = excluded.at where known.record < excluded.record
        """;

    // The sign keeps the planner from the index of those that wait, which is longer than a record's few versions.
    internal string ReplaceNow { get; } = $"""
        update {dialect.Record} as newer set purpose = 1
        where newer.feed = (select feed from {dialect.Batch} where key = @key)
          and newer.record_id in (select record_id from {dialect.Record} where batch = @key and {dialect.In("id", "ids")})
          and {Schema.Open} and newer.state < 2 and +newer.purpose = 0
        """;

    internal string Accept { get; } =
        $"update {dialect.Record} set state = 5, settled_at = {dialect.Now}, body = {dialect.NoBytes}, code = null, findings = null where batch = @key and {dialect.In("id", "ids")} and state in (2, 3)";

    private readonly string reject =
        $"update {dialect.Record} set state = 6, settled_at = {dialect.Now}, code = @code, findings = @findings where batch = @key and {dialect.In("id", "ids")} and state in (2, 3)";

    private readonly string move =
        $"update {dialect.Record} set state = @state, purpose = coalesce(@purpose, purpose), code = @code, findings = @findings where batch = @key and {dialect.In("id", "ids")} and state in (2, 3)";

    // The registry was asked and does not hold these: what it once accepted says nothing any more.
    private readonly string forget = $"""
        delete from {dialect.Accepted}
        where feed = (select feed from {dialect.Batch} where key = @key)
          and record_id in (select record_id from {dialect.Record} where batch = @key and {dialect.In("id", "ids")} and state in (2, 3))
        """;

    /// <summary>The rows of the members that are not settled.</summary>
    internal Task<List<long>> MembersAsync(SqlSession session, string key, CancellationToken cancellationToken) =>
        session.QueryAsync(Members, [("key", key)], reader => reader.GetInt64(0), cancellationToken);

    /// <summary>Settles members one way each.</summary>
    /// <returns>How many became accepted and how many rejected.</returns>
    internal async Task<SettledCounts> ApplyAsync(SqlSession session, string key, IEnumerable<RecordSettlement> settlements, CancellationToken cancellationToken)
    {
        var counts = default(SettledCounts);
        foreach (var group in settlements.GroupBy(settlement => settlement with { Id = 0 }))
        {
            var ids = group.Select(settlement => settlement.Id).ToArray();
            counts += await ApplyAsync(session, key, ids, group.Key, cancellationToken).ConfigureAwait(false);
        }

        return counts;
    }

    private async Task<SettledCounts> ApplyAsync(SqlSession session, string key, long[] ids, RecordSettlement what, CancellationToken cancellationToken)
    {
        switch (what.State)
        {
            case OutboxRecordState.Accepted:
                await session.ExecuteAsync(Remember, [("key", key), ("ids", ids)], cancellationToken).ConfigureAwait(false);
                await session.ExecuteAsync(ReplaceNow, [("key", key), ("ids", ids)], cancellationToken).ConfigureAwait(false);
                return new(await session.ExecuteAsync(Accept, [("key", key), ("ids", ids)], cancellationToken).ConfigureAwait(false), 0);
            case OutboxRecordState.Rejected:
                return new(0, await session.ExecuteAsync(reject, [("code", what.Why?.Code), ("findings", what.Why?.FindingsJson), ("key", key), ("ids", ids)], cancellationToken).ConfigureAwait(false));
            case OutboxRecordState.Pending when what.Purpose == BatchPurpose.Push:
                await session.ExecuteAsync(forget, [("key", key), ("ids", ids)], cancellationToken).ConfigureAwait(false);
                await MoveAsync(session, key, ids, what, cancellationToken).ConfigureAwait(false);
                return default;
            case OutboxRecordState.Pending or OutboxRecordState.Parked or OutboxRecordState.InDoubt:
                await MoveAsync(session, key, ids, what, cancellationToken).ConfigureAwait(false);
                return default;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what.State, "A member of a batch cannot become this.");
        }
    }

    private Task<int> MoveAsync(SqlSession session, string key, long[] ids, RecordSettlement what, CancellationToken cancellationToken) => session.ExecuteAsync(
        move,
        [("state", what.State), ("purpose", what.Purpose), ("code", what.Why?.Code), ("findings", what.Why?.FindingsJson), ("key", key), ("ids", ids)],
        cancellationToken);
}

/// <summary>Members that were settled.</summary>
internal readonly record struct SettledCounts(int Accepted, int Rejected)
{
    public static SettledCounts operator +(SettledCounts one, SettledCounts other) => new(one.Accepted + other.Accepted, one.Rejected + other.Rejected);
}
