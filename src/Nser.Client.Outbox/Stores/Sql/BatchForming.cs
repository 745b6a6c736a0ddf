using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Makes batches of records that wait.</summary>
internal sealed class BatchForming(SqlDatabase database, FeedNumbers feeds, BatchRows rows)
{
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

    private readonly string replace =
        $"update {database.Dialect.Record} set purpose = 1 where {database.Dialect.In("id", "ids")} and state = 1";

    private readonly string reject =
        $"update {database.Dialect.Record} set state = 6, settled_at = {database.Dialect.Now}, code = @code, findings = @findings where {database.Dialect.In("id", "ids")} and state = 1";

    private readonly string now = $"select {database.Dialect.Now}";

    /// <inheritdoc cref="IOutboxStore.FormAsync"/>
    internal async Task<(LeasedBatch Leased, IReadOnlyList<StoredRecord> Members)?> FormAsync(
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
                await RejectAsync(session, formed.Rejections, cancellationToken).ConfigureAwait(false);
                if (formed.Batch is not { } batch)
                {
                    return null;
                }

                var instant = await session.FirstAsync(now, [], reader => reader.Instant(0), cancellationToken).ConfigureAwait(false);
                var lease = new BatchLease(batch.Key, terms.Owner, 1, instant + terms.Lease);
                batch = batch with { Attempts = 1, FirstSentAt = instant, State = OutboxBatchState.Open, MaybeApplied = false };
                await rows.InsertAsync(session, batch, number, formed.Members, lease, instant, cancellationToken).ConfigureAwait(false);
                var byId = waiting.ToDictionary(record => record.Id);
                return (new LeasedBatch(batch, lease), [.. formed.Members.Select(id => byId[id])]);
            },
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
                await session.ExecuteAsync(replace, [("ids", known)], cancellationToken).ConfigureAwait(false);
            }

            var gone = stale.Concat(known).ToHashSet();
            if (found.Count == 0 || gone.Count < found.Count)
            {
                var bytes = 0L;
                return [.. found.Where(candidate => !gone.Contains(candidate.Record.Id)).Select(candidate => candidate.Record).TakeWhile((record, place) => (bytes += record.Json.Length) <= mostBytes || place == 0)];
            }
        }
    }

    private async Task RejectAsync(SqlSession session, IReadOnlyList<RecordSettlement> rejections, CancellationToken cancellationToken)
    {
        foreach (var group in rejections.GroupBy(rejection => rejection.Why))
        {
            await session.ExecuteAsync(
                reject, [("code", group.Key?.Code), ("findings", group.Key?.FindingsJson), ("ids", group.Select(rejection => rejection.Id).ToArray())], cancellationToken).ConfigureAwait(false);
        }
    }

    private static (StoredRecord Record, bool IsOvertaken, bool IsKnown) Candidate(DbDataReader reader)
    {
        var record = new StoredRecord(reader.GetInt64(0), reader.GetString(1), reader.Bytes(2));
        var isKnown = !reader.IsDBNull(4);
        return (record, !reader.IsDBNull(3) || (isKnown && reader.GetInt64(4) > record.Id), isKnown);
    }
}
