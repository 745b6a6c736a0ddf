using System.Data.Common;
using System.Globalization;
using Nser.Standards;

namespace Nser.Client.Outbox.Stores.Sql;

/// <content>
/// Makes batches of records that wait, and gives batches into one hand at a time.
/// If another worker takes a batch that still has an owner, that owner died or froze in an attempt: the attempt may have been applied.
/// </content>
internal sealed partial class SqlOutboxStore
{
    /// <summary>What <see cref="Batch"/> reads, of a batch <c>b</c> and its feed <c>f</c>.</summary>
    private const string Columns =
        "b.key, f.name, b.standard, b.purpose, b.version, b.organization, b.generated_at, b.sha256, b.members, b.state, b.attempts, b.failures, b.maybe_applied, b.first_sent_at, b.parent";

    private readonly string insertBatch = $"""
        insert into {database.Dialect.Batch} (key, feed, standard, purpose, version, organization, generated_at, sha256, members, state, owner, lease_until, fence,
            attempts, failures, maybe_applied, first_sent_at, next_at, parent, created_at, accepted, rejected)
        values (@key, @feed, @standard, @purpose, @version, @organization, @generated, @sha256, @members, 0, @owner, @until, @fence,
            @attempts, @failures, 0, @sent, @now, @parent, @now, 0, 0)
        """;

    private readonly string assignMembers =
        $"update {database.Dialect.Record} as member set state = 2, batch = @key, place = line.place from {database.Dialect.Lines("ids")} where member.id = line.value";

    /// <summary>The batch, if the lease is still the one that counts.</summary>
    private const string Held = "key = @key and owner = @owner and fence = @fence";

    internal string Due { get; } = $"""
        select {Columns} from {database.Dialect.Batch} b join {database.Dialect.Feed} f on f.id = b.feed
        where b.state = 0 and b.next_at <= {database.Dialect.Now} and {database.Dialect.In("b.feed", "feeds")} and (b.owner is null or b.lease_until <= {database.Dialect.Now})
        order by b.next_at limit 1 {database.Dialect.TakeFree("b")}
        """;

    private readonly string doubted = $"""
        select {Columns} from {database.Dialect.Batch} b join {database.Dialect.Feed} f on f.id = b.feed
        where b.key = @key and b.state = 2 and {database.Dialect.In("b.feed", "feeds")} and (b.owner is null or b.lease_until <= {database.Dialect.Now}) {database.Dialect.TakeFree("b")}
        """;

    private readonly string take = $"""
        update {database.Dialect.Batch} set maybe_applied = case when owner is null then maybe_applied else 1 end, owner = @owner,
            lease_until = {database.Dialect.Now} + @duration, fence = fence + 1, attempts = attempts + @attempt, first_sent_at = coalesce(first_sent_at, {database.Dialect.Now})
        where key = @key returning fence, lease_until, attempts, maybe_applied, first_sent_at
        """;

    private readonly string renew =
        $"update {database.Dialect.Batch} set lease_until = {database.Dialect.Now} + @duration where {Held} and state in (0, 2) returning lease_until";

    // Scalar sub-queries with a limit, not "exists": they are asked row by row through the index, whatever the planner believes of the table's size.
    internal string Candidates { get; } = $"""
        select waiting.id, waiting.record_id, waiting.body,
            (select newer.id from {database.Dialect.Record} newer where newer.feed = waiting.feed and newer.record_id = waiting.record_id and newer.{Schema.Open} and newer.state < 4 and newer.id > waiting.id limit 1),
            (select known.record from {database.Dialect.Accepted} known where known.feed = waiting.feed and known.record_id = waiting.record_id)
        from {database.Dialect.Record} waiting
        where waiting.feed = @feed and waiting.purpose = @purpose and waiting.state = 1
          and (select older.id from {database.Dialect.Record} older where older.feed = waiting.feed and older.record_id = waiting.record_id and older.{Schema.Open} and older.state < 4 and older.id < waiting.id limit 1) is null
        order by waiting.id limit @most {database.Dialect.TakeFree("waiting")}
        """;

    private readonly string overtaken =
        $"update {database.Dialect.Record} set state = 7, settled_at = {database.Dialect.Now}, body = {database.Dialect.NoBytes} where {database.Dialect.In("id", "ids")} and state = 1";

    private readonly string replaceKnown =
        $"update {database.Dialect.Record} set purpose = 1 where {database.Dialect.In("id", "ids")} and state = 1";

    private readonly string rejectWaiting =
        $"update {database.Dialect.Record} set state = 6, settled_at = {database.Dialect.Now}, code = @code, findings = @findings where {database.Dialect.In("id", "ids")} and state = 1";

    private readonly string unsettled = $"select id, record_id, body from {database.Dialect.Record} where batch = @key and state in (2, 3) order by place";

    public async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken)
    {
        var numbers = await feeds.OfAsync(terms.Feeds, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(session => TakeAsync(session, Due, [("feeds", numbers)], terms, attempt: 1, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public async Task<LeasedBatch?> ClaimInDoubtAsync(string key, ClaimTerms terms, CancellationToken cancellationToken)
    {
        var numbers = await feeds.OfAsync(terms.Feeds, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(session => TakeAsync(session, doubted, [("key", key), ("feeds", numbers)], terms, attempt: 0, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.FirstAsync(renew, [("duration", duration), .. Of(lease)], reader => lease with { Until = reader.Instant(0) }, cancellationToken), cancellationToken);

    public async Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(
        ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<StoredRecord>, FormedBatch> form, CancellationToken cancellationToken)
    {
        var number = await feeds.OfAsync(feed, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async session =>
            {
                var waiting = await WaitingAsync(session, number, purpose, most, mostBytes, cancellationToken).ConfigureAwait(false);
                if (waiting.Count == 0)
                {
                    return default((LeasedBatch, IReadOnlyList<StoredRecord>)?);
                }

                var formed = form(waiting);
                await RejectWaitingAsync(session, formed.Rejections, cancellationToken).ConfigureAwait(false);
                if (formed.Batch is not { } batch)
                {
                    return null;
                }

                var instant = await session.FirstAsync(now, [], reader => reader.Instant(0), cancellationToken).ConfigureAwait(false);
                var lease = new BatchLease(batch.Key, terms.Owner, 1, instant + terms.Lease);
                batch = batch with { Attempts = 1, FirstSentAt = instant, State = OutboxBatchState.Open, MaybeApplied = false };
                await InsertAsync(session, batch, number, formed.Members, lease, instant, cancellationToken).ConfigureAwait(false);
                var byId = waiting.ToDictionary(record => record.Id);
                return (new LeasedBatch(batch, lease), [.. formed.Members.Select(id => byId[id])]);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<StoredRecord>> MembersAsync(string key, CancellationToken cancellationToken) =>
        database.QueryAsync(unsettled, [("key", key)], reader => new StoredRecord(reader.GetInt64(0), reader.GetString(1), reader.Bytes(2)), cancellationToken);

    /// <summary>The parameters of <see cref="Held"/>.</summary>
    private static (string Name, object? Value)[] Of(BatchLease lease) => [("key", lease.Key), ("owner", lease.Owner), ("fence", lease.Fence)];

    private async Task<LeasedBatch?> TakeAsync(
        SqlSession session, string query, IReadOnlyList<(string Name, object? Value)> values, ClaimTerms terms, int attempt, CancellationToken cancellationToken)
    {
        if (await session.FirstAsync(query, values, Batch, cancellationToken).ConfigureAwait(false) is not { } batch)
        {
            return null;
        }

        return await session.FirstAsync(
            take,
            [("owner", terms.Owner), ("duration", terms.Lease), ("attempt", attempt), ("key", batch.Key)],
            reader => new LeasedBatch(
                batch with { Attempts = reader.GetInt32(2), MaybeApplied = reader.GetInt32(3) != 0, FirstSentAt = reader.InstantOrNull(4) },
                new(batch.Key, terms.Owner, reader.GetInt64(0), reader.Instant(1))),
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<StoredRecord>> WaitingAsync(SqlSession session, long feed, BatchPurpose purpose, int most, long mostBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await session.QueryAsync(Candidates, [("feed", feed), ("purpose", purpose), ("most", most)], Candidate, cancellationToken).ConfigureAwait(false);
            var stale = found.Where(candidate => candidate.IsOvertaken).Select(candidate => candidate.Record.Id).ToArray();
            if (stale.Length > 0)
            {
                await session.ExecuteAsync(overtaken, [("ids", stale)], cancellationToken).ConfigureAwait(false);
            }

            // Was taken in while an older version was being settled: neither of the two transactions saw the other.
            var known = found.Where(candidate => candidate.IsKnown && !candidate.IsOvertaken && purpose == BatchPurpose.Push).Select(candidate => candidate.Record.Id).ToArray();
            if (known.Length > 0)
            {
                await session.ExecuteAsync(replaceKnown, [("ids", known)], cancellationToken).ConfigureAwait(false);
            }

            var gone = stale.Concat(known).ToHashSet();
            if (found.Count == 0 || gone.Count < found.Count)
            {
                var bytes = 0L;
                return [.. found.Where(candidate => !gone.Contains(candidate.Record.Id)).Select(candidate => candidate.Record).TakeWhile((record, place) => (bytes += record.Json.Length) <= mostBytes || place == 0)];
            }
        }
    }

    private async Task RejectWaitingAsync(SqlSession session, IReadOnlyList<RecordSettlement> rejections, CancellationToken cancellationToken)
    {
        foreach (var group in rejections.GroupBy(rejection => rejection.Why))
        {
            await session.ExecuteAsync(
                rejectWaiting, [("code", group.Key?.Code), ("findings", group.Key?.FindingsJson), ("ids", group.Select(rejection => rejection.Id).ToArray())], cancellationToken).ConfigureAwait(false);
        }
    }

    private static (StoredRecord Record, bool IsOvertaken, bool IsKnown) Candidate(DbDataReader reader)
    {
        var record = new StoredRecord(reader.GetInt64(0), reader.GetString(1), reader.Bytes(2));
        var isKnown = !reader.IsDBNull(4);
        return (record, !reader.IsDBNull(3) || (isKnown && reader.GetInt64(4) > record.Id), isKnown);
    }

    private static StoredBatch Batch(DbDataReader reader) => new()
    {
        Key = reader.GetString(0),
        Feed = reader.GetString(1),
        Standard = (NserStandard)reader.GetInt32(2),
        Purpose = (BatchPurpose)reader.GetInt32(3),
        Version = NserApiVersion.Parse(reader.GetString(4)),
        OrganizationCode = reader.GetString(5),
        GeneratedAt = DateTimeOffset.ParseExact(reader.GetString(6), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Sha256 = reader.GetString(7),
        Count = reader.GetInt32(8),
        State = (OutboxBatchState)reader.GetInt32(9),
        Attempts = reader.GetInt32(10),
        Failures = reader.GetInt32(11),
        MaybeApplied = reader.GetInt32(12) != 0,
        FirstSentAt = reader.InstantOrNull(13),
        Parent = reader.TextOrNull(14),
    };

    /// <summary>Writes an open batch with its members, in somebody's hands or (without a lease) due at once.</summary>
    private async Task InsertAsync(
        SqlSession session, StoredBatch batch, long feed, IReadOnlyList<long> members, BatchLease? lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            insertBatch,
            [
                ("key", batch.Key), ("feed", feed), ("standard", batch.Standard), ("purpose", batch.Purpose), ("version", batch.Version.ToString()),
                ("organization", batch.OrganizationCode), ("generated", batch.GeneratedAt.ToString("O", CultureInfo.InvariantCulture)),
                ("sha256", batch.Sha256), ("members", batch.Count), ("owner", lease?.Owner), ("until", lease?.Until), ("fence", lease?.Fence ?? 0),
                ("attempts", batch.Attempts), ("failures", batch.Failures), ("sent", batch.FirstSentAt), ("now", now), ("parent", batch.Parent),
            ],
            cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(assignMembers, [("key", batch.Key), ("ids", members)], cancellationToken).ConfigureAwait(false);
    }
}
