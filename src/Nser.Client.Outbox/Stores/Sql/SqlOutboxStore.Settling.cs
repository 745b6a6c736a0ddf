namespace Nser.Client.Outbox.Stores.Sql;

/// <content>Ends attempts at batches, if the lease still counts: by what an answer said, or without an answer for later, in parts or in doubt.</content>
internal sealed partial class SqlOutboxStore
{
    // Changes nothing but takes the row: whoever takes the batch over waits until this transaction is over.
    private readonly string holdBatch = $"update {database.Dialect.Batch} set fence = fence where {Held} and state in (0, 2)";

    private readonly string addCounts = $"update {database.Dialect.Batch} set accepted = accepted + @accepted, rejected = rejected + @rejected where key = @key";

    private readonly string finish = $"""
        update {database.Dialect.Batch} set state = case when (select 1 from {database.Dialect.Record} where batch = @key and state = 3 limit 1) is null then 1 else 2 end,
            owner = null, lease_until = null, finished_at = {database.Dialect.Now}, request_id = coalesce(@request, request_id),
            accepted = accepted + @accepted, rejected = rejected + @rejected
        where key = @key
        """;

    // An attempt to find out about a batch in doubt did not count, so it is not taken back.
    private readonly string giveBack = $"""
        update {database.Dialect.Batch} set owner = null, lease_until = null, next_at = {database.Dialect.Now} + @wait, reason = @reason,
            maybe_applied = case when @maybe = 1 then 1 else maybe_applied end, failures = failures + @failure,
            first_sent_at = case when @free = 1 and attempts <= 1 and maybe_applied = 0 then null else first_sent_at end,
            attempts = case when @free = 1 and state = 0 and attempts > 0 then attempts - 1 else attempts end
        where {Held} and state in (0, 2)
        """;

    private readonly string doubt =
        $"update {database.Dialect.Batch} set state = 2, owner = null, lease_until = null, maybe_applied = 1, reason = @reason where key = @key";

    private readonly string feedOf = $"select feed, {database.Dialect.Now} from {database.Dialect.Batch} where key = @key";

    private readonly string split =
        $"update {database.Dialect.Batch} set state = 3, owner = null, lease_until = null, finished_at = {database.Dialect.Now}, rejected = rejected + @rejected where key = @key";

    internal string Members { get; } = $"select id from {database.Dialect.Record} where batch = @key and state in (2, 3)";

    internal string Remember { get; } = $"""
        insert into {database.Dialect.Accepted} as known (feed, record_id, content, record, at)
        select feed, record_id, content, id, {database.Dialect.Now} from {database.Dialect.Record} where batch = @key and {database.Dialect.In("id", "ids")} and state in (2, 3)
        on conflict (feed, record_id) do update set content = excluded.content, record = excluded.record, at = excluded.at where known.record < excluded.record
        """;

    // The sign keeps the planner from the index of those that wait, which is longer than a record's few versions.
    internal string ReplaceNow { get; } = $"""
        update {database.Dialect.Record} as newer set purpose = 1
        where newer.feed = (select feed from {database.Dialect.Batch} where key = @key)
          and newer.record_id in (select record_id from {database.Dialect.Record} where batch = @key and {database.Dialect.In("id", "ids")})
          and {Schema.Open} and newer.state < 2 and +newer.purpose = 0
        """;

    internal string Accept { get; } =
        $"update {database.Dialect.Record} set state = 5, settled_at = {database.Dialect.Now}, body = {database.Dialect.NoBytes}, code = null, findings = null where batch = @key and {database.Dialect.In("id", "ids")} and state in (2, 3)";

    private readonly string reject =
        $"update {database.Dialect.Record} set state = 6, settled_at = {database.Dialect.Now}, code = @code, findings = @findings where batch = @key and {database.Dialect.In("id", "ids")} and state in (2, 3)";

    private readonly string move =
        $"update {database.Dialect.Record} set state = @state, purpose = coalesce(@purpose, purpose), code = @code, findings = @findings where batch = @key and {database.Dialect.In("id", "ids")} and state in (2, 3)";

    // The registry was asked and does not hold these: what it once accepted says nothing any more.
    private readonly string forget = $"""
        delete from {database.Dialect.Accepted}
        where feed = (select feed from {database.Dialect.Batch} where key = @key)
          and record_id in (select record_id from {database.Dialect.Record} where batch = @key and {database.Dialect.In("id", "ids")} and state in (2, 3))
        """;

    public Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => WhileHeldAsync(
        lease,
        async session =>
        {
            var exceptions = settlement.Exceptions.ToDictionary(exception => exception.Id);
            var members = await MembersAsync(session, lease.Key, cancellationToken).ConfigureAwait(false);
            var settlements = members.Select(id => exceptions.GetValueOrDefault(id) ?? new RecordSettlement(id, settlement.Default));
            var counts = await ApplyAsync(session, lease.Key, settlements, cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(
                finish, [("key", lease.Key), ("request", settlement.RequestId), ("accepted", counts.Accepted), ("rejected", counts.Rejected)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<bool> SettleAsync(BatchLease lease, IReadOnlyList<RecordSettlement> records, CancellationToken cancellationToken) => WhileHeldAsync(
        lease,
        async session =>
        {
            var counts = await ApplyAsync(session, lease.Key, records, cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(addCounts, [("accepted", counts.Accepted), ("rejected", counts.Rejected), ("key", lease.Key)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public async Task<bool> RetryAsync(BatchLease lease, BatchRetry retry, CancellationToken cancellationToken) => await database.ExecuteAsync(
        giveBack,
        [("wait", retry.Wait), ("reason", retry.Reason), ("maybe", retry.MaybeApplied), ("failure", retry.IsFailure), ("free", retry.IsFree), .. Of(lease)],
        cancellationToken).ConfigureAwait(false) > 0;

    public Task<bool> DoubtAsync(BatchLease lease, Rejection why, CancellationToken cancellationToken) => WhileHeldAsync(
        lease,
        async session =>
        {
            var members = await MembersAsync(session, lease.Key, cancellationToken).ConfigureAwait(false);
            await ApplyAsync(session, lease.Key, members.Select(id => new RecordSettlement(id, OutboxRecordState.InDoubt, why)), cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(doubt, [("reason", why.Code), ("key", lease.Key)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<bool> SplitAsync(BatchLease lease, IReadOnlyList<FormedBatch> parts, CancellationToken cancellationToken) => WhileHeldAsync(
        lease,
        async session =>
        {
            var (feed, now) = await session.FirstAsync(feedOf, [("key", lease.Key)], reader => (reader.GetInt64(0), reader.Instant(1)), cancellationToken).ConfigureAwait(false);
            var rejected = await ApplyAsync(session, lease.Key, parts.SelectMany(part => part.Rejections), cancellationToken).ConfigureAwait(false);
            foreach (var part in parts)
            {
                if (part.Batch is { } batch)
                {
                    await InsertAsync(
                        session, batch with { Parent = lease.Key, Attempts = 0, FirstSentAt = null }, feed, part.Members, null, now, cancellationToken).ConfigureAwait(false);
                }
            }

            // Whoever is in no part is not lost: it waits for another batch.
            var left = await MembersAsync(session, lease.Key, cancellationToken).ConfigureAwait(false);
            await ApplyAsync(session, lease.Key, left.Select(id => new RecordSettlement(id, OutboxRecordState.Pending)), cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(split, [("rejected", rejected.Rejected), ("key", lease.Key)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <summary>Runs the work if the lease still counts.</summary>
    private Task<bool> WhileHeldAsync(BatchLease lease, Func<SqlSession, Task> work, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            if (await session.ExecuteAsync(holdBatch, Of(lease), cancellationToken).ConfigureAwait(false) == 0)
            {
                return false;
            }

            await work(session).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <summary>The rows of the members that are not settled.</summary>
    private Task<List<long>> MembersAsync(SqlSession session, string key, CancellationToken cancellationToken) =>
        session.QueryAsync(Members, [("key", key)], reader => reader.GetInt64(0), cancellationToken);

    /// <summary>Settles members one way each.</summary>
    /// <returns>How many became accepted and how many rejected.</returns>
    private async Task<SettledCounts> ApplyAsync(SqlSession session, string key, IEnumerable<RecordSettlement> settlements, CancellationToken cancellationToken)
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

    /// <summary>Members that were settled.</summary>
    private readonly record struct SettledCounts(int Accepted, int Rejected)
    {
        public static SettledCounts operator +(SettledCounts one, SettledCounts other) => new(one.Accepted + other.Accepted, one.Rejected + other.Rejected);
    }
}
