using static Nser.Client.Outbox.OutboxRecordState;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>What each feed holds.</summary>
/// <remarks>
/// Every record that is not accepted stands in a partial index, or in one of the few open batches, and is counted there. Accepted ones, the mass, are the sums of their batches.
/// </remarks>
internal sealed class FeedReading(SqlDatabase database)
{
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

    /// <inheritdoc cref="IOutboxStatus.FeedsAsync"/>
    internal async Task<IReadOnlyList<FeedStatus>> FeedsAsync(CancellationToken cancellationToken) => await database.ReadAsync(
        async session =>
        {
            var names = await session.QueryAsync(feeds, [], reader => (Id: reader.GetInt64(0), Name: reader.GetString(1), Now: reader.Instant(2)), cancellationToken).ConfigureAwait(false);
            var tallies = names.ToDictionary(feed => feed.Id, _ => new Tally());
            await CountAsync(session, tallies, cancellationToken).ConfigureAwait(false);
            return names.Select(feed => tallies[feed.Id].ToStatus(feed.Name, feed.Now)).ToList();
        },
        cancellationToken).ConfigureAwait(false);

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
