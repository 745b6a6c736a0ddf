using System.Data.Common;
using Nser.Standards;
using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The status queries on a database. What changes all the time is read from small partial indexes, what is settled from the batches' sums: never from all records.</summary>
/// <remarks>
/// Every record that is not accepted is in a partial index, or in one of the few open batches, and is counted there. Accepted ones, the mass, are the sums of their batches.
/// </remarks>
internal sealed class SqlOutboxStatus(SqlDatabase database) : IOutboxStatus
{
    private const int MostRows = 1_000;

    private readonly string feeds = $"select id, name, {database.Dialect.Now} from {database.Dialect.Feed} order by name";

    private readonly string oldest = $"select feed, min(enqueued_at) from {database.Dialect.Record} where {database.Dialect.In("id", "ids")} group by feed";

    private readonly string settled =
        $"select feed, sum(accepted), max(case when accepted > 0 then finished_at end) from {database.Dialect.Batch} group by feed";

    internal string Staged { get; } = $"select feed, count(*) from {database.Dialect.Record} where state = 0 group by feed";

    // Rows of a feed grow in the order in which they are taken: the first row of each kind is its oldest.
    internal string Pending { get; } = $"select feed, count(*), min(id) from {database.Dialect.Record} where state = 1 group by feed, purpose";

    internal string Batched { get; } = $"""
        select batch.feed, count(*), min(member.enqueued_at) from {database.Dialect.Batch} batch join {database.Dialect.Record} member on member.batch = batch.key and member.batch is not null
        where batch.state = 0 and member.state = 2 group by batch.feed
        """;

    internal string Aside { get; } = $"select feed, state, count(*) from {database.Dialect.Record} where {Schema.Aside()} group by state, feed";

    internal string Finished { get; } = $"""
        select (finished_at - @from - 1) / @stretch, sum(accepted), sum(rejected) from {database.Dialect.Batch}
        where finished_at is not null and finished_at > @from and finished_at <= @now group by 1
        """;

    private readonly string holds =
        $"select target, held_until, reason from {database.Dialect.Hold} where held_until is null or held_until > {database.Dialect.Now} order by target";

    public async Task<IReadOnlyList<FeedStatus>> FeedsAsync(CancellationToken cancellationToken = default) => await database.ReadAsync(
        async session =>
        {
            var names = await session.QueryAsync(feeds, [], reader => (Id: reader.GetInt64(0), Name: reader.GetString(1), Now: reader.Instant(2)), cancellationToken).ConfigureAwait(false);
            var tallies = names.ToDictionary(feed => feed.Id, _ => new Tally());
            await CountAsync(session, tallies, cancellationToken).ConfigureAwait(false);
            return names.Select(feed => tallies[feed.Id].ToStatus(feed.Name, feed.Now)).ToList();
        },
        cancellationToken).ConfigureAwait(false);

    public Task<IReadOnlyList<BatchStatus>> BatchesAsync(OutboxBatchState? state, int most, CancellationToken cancellationToken = default)
    {
        CheckMost(most);
        var batches = $"""
            select batch.key, feed.name, batch.standard, batch.purpose, batch.state, batch.members, batch.accepted, batch.attempts, batch.created_at, batch.finished_at,
                case when batch.state = 0 then batch.next_at end, case when batch.lease_until > {database.Dialect.Now} then batch.owner end, batch.reason
            from {database.Dialect.Batch} batch join {database.Dialect.Feed} feed on feed.id = batch.feed
            {(state is { } only ? $"where batch.state = {(int)only}" : "")} order by batch.created_at desc, batch.key desc limit @most
            """;
        return database.QueryAsync(batches, [("most", most)], Batch, cancellationToken);
    }

    public Task<IReadOnlyList<CodeCount>> CodesAsync(OutboxRecordState state, CancellationToken cancellationToken = default)
    {
        if (state is not (Rejected or Parked or InDoubt))
        {
            throw new ArgumentException("Only records that are rejected, parked or in doubt have codes.", nameof(state));
        }

        var counts = $"""
            select feed.name, coalesce(counted.code, ''), counted.records
            from (select feed, code, count(*) as records from {database.Dialect.Record} where {Schema.Aside()} and state = {(int)state} group by feed, code) counted
            join {database.Dialect.Feed} feed on feed.id = counted.feed order by counted.records desc, feed.name, counted.code
            """;
        return database.QueryAsync(counts, [], reader => new CodeCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)), cancellationToken);
    }

    public Task<IReadOnlyList<RecordStatus>> RecordsAsync(RecordFilter what, long after, int most, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        CheckMost(most);
        (string Name, object? Value)[] values = [("after", after), ("most", most), ("feed", what.Feed), ("code", what.Code), ("ids", what.Ids)];
        return database.QueryAsync(QueryOf(what), [.. values.Where(value => value.Value is not null)], Record, cancellationToken);
    }

    public async Task<IReadOnlyList<ThroughputPoint>> ThroughputAsync(TimeSpan stretch, int count, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stretch, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostRows);
        return await database.ReadAsync(session => ThroughputAsync(session, stretch, count, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<ClientHold>> HoldsAsync(CancellationToken cancellationToken = default) =>
        database.QueryAsync(holds, [], reader => new ClientHold(reader.GetString(0), reader.InstantOrNull(1), reader.GetString(2)), cancellationToken);

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

    private async Task<ThroughputPoint[]> ThroughputAsync(SqlSession session, TimeSpan stretch, int count, CancellationToken cancellationToken)
    {
        var end = await session.FirstAsync($"select {database.Dialect.Now}", [], reader => reader.Instant(0), cancellationToken).ConfigureAwait(false);
        var whole = TimeSpan.FromMilliseconds((long)stretch.TotalMilliseconds);
        var from = end - (whole * count);
        var points = Enumerable.Range(0, count).Select(number => new ThroughputPoint(from + (whole * number), 0, 0)).ToArray();
        await session.QueryAsync(
            Finished,
            [("from", from), ("stretch", whole), ("now", end)],
            reader =>
            {
                ref var point = ref points[(int)reader.GetInt64(0)];
                return point = point with { Accepted = reader.GetInt64(1), Rejected = reader.GetInt64(2) };
            },
            cancellationToken).ConfigureAwait(false);
        return points;
    }

    private static void CheckMost(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostRows);
    }

    private static BatchStatus Batch(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        (NserStandard)reader.GetInt32(2),
        (BatchPurpose)reader.GetInt32(3),
        (OutboxBatchState)reader.GetInt32(4),
        reader.GetInt32(5),
        reader.GetInt32(6),
        reader.GetInt32(7),
        reader.Instant(8),
        reader.InstantOrNull(9),
        reader.InstantOrNull(10),
        reader.TextOrNull(11),
        reader.TextOrNull(12));

    private static RecordStatus Record(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetString(2),
        (OutboxRecordState)reader.GetInt32(3),
        reader.TextOrNull(4),
        reader.TextOrNull(5) ?? "",
        reader.TextOrNull(6),
        reader.Instant(7),
        reader.Bytes(8));

    private async Task CountAsync(SqlSession session, Dictionary<long, Tally> tallies, CancellationToken cancellationToken)
    {
        var first = new List<long>();
        await session.QueryAsync(
            Pending,
            [],
            reader =>
            {
                first.Add(reader.GetInt64(2));
                return tallies[reader.GetInt64(0)].Add(OutboxRecordState.Pending, reader.GetInt64(1));
            },
            cancellationToken).ConfigureAwait(false);
        await session.QueryAsync(oldest, [("ids", first)], reader => tallies[reader.GetInt64(0)].Waits(reader.Instant(1)), cancellationToken).ConfigureAwait(false);
        await session.QueryAsync(
            Batched, [], reader => tallies[reader.GetInt64(0)].Add(OutboxRecordState.Batched, reader.GetInt64(1)).Waits(reader.Instant(2)), cancellationToken).ConfigureAwait(false);
        await session.QueryAsync(Staged, [], reader => tallies[reader.GetInt64(0)].Add(OutboxRecordState.Staged, reader.GetInt64(1)), cancellationToken).ConfigureAwait(false);
        await session.QueryAsync(Aside, [], reader => tallies[reader.GetInt64(0)].Add((OutboxRecordState)reader.GetInt32(1), reader.GetInt64(2)), cancellationToken).ConfigureAwait(false);
        await session.QueryAsync(
            settled, [], reader => tallies[reader.GetInt64(0)].Add(Accepted, reader.GetInt64(1)).AcceptedLast(reader.InstantOrNull(2)), cancellationToken).ConfigureAwait(false);
    }

    private sealed class Tally
    {
        private readonly Dictionary<OutboxRecordState, long> counts = [];
        private DateTimeOffset? oldest;
        private DateTimeOffset? accepted;

        internal Tally Add(OutboxRecordState state, long count)
        {
            if (count > 0)
            {
                counts[state] = counts.GetValueOrDefault(state) + count;
            }

            return this;
        }

        internal Tally Waits(DateTimeOffset since)
        {
            oldest = oldest < since ? oldest : since;
            return this;
        }

        internal Tally AcceptedLast(DateTimeOffset? at)
        {
            accepted = at;
            return this;
        }

        internal FeedStatus ToStatus(string feed, DateTimeOffset now) => new(feed, counts, oldest, accepted, now);
    }
}
