namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Who may act for a batch. An owner who stands at a batch when another takes it died or froze in an attempt: that one may have been applied.</summary>
internal sealed class BatchLeases(SqlDatabase database, FeedNumbers feeds)
{
    /// <summary>The batch, if the lease is still the one that counts.</summary>
    internal const string Held = "key = @key and owner = @owner and fence = @fence";

    internal string Due { get; } = $"""
        select {BatchRows.Columns} from {database.Dialect.Batch} b join {database.Dialect.Feed} f on f.id = b.feed
        where b.state = 0 and b.next_at <= {database.Dialect.Now} and {database.Dialect.In("b.feed", "feeds")} and (b.owner is null or b.lease_until <= {database.Dialect.Now})
        order by b.next_at limit 1 {database.Dialect.TakeFree("b")}
        """;

    private readonly string doubted = $"""
        select {BatchRows.Columns} from {database.Dialect.Batch} b join {database.Dialect.Feed} f on f.id = b.feed
        where b.key = @key and b.state = 2 and {database.Dialect.In("b.feed", "feeds")} and (b.owner is null or b.lease_until <= {database.Dialect.Now}) {database.Dialect.TakeFree("b")}
        """;

    private readonly string take = $"""
        update {database.Dialect.Batch} set maybe_applied = case when owner is null then maybe_applied else 1 end, owner = @owner,
            lease_until = {database.Dialect.Now} + @duration, fence = fence + 1, attempts = attempts + @attempt, first_sent_at = coalesce(first_sent_at, {database.Dialect.Now})
        where key = @key returning fence, lease_until, attempts, maybe_applied, first_sent_at
        """;

    private readonly string renew =
        $"update {database.Dialect.Batch} set lease_until = {database.Dialect.Now} + @duration where {Held} and state in (0, 2) returning lease_until";

    /// <inheritdoc cref="IOutboxStore.ClaimAsync"/>
    internal async Task<LeasedBatch?> ClaimAsync(ClaimTerms terms, CancellationToken cancellationToken)
    {
        var numbers = await feeds.OfAsync(terms.Feeds, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(session => TakeAsync(session, Due, [("feeds", numbers)], terms, attempt: 1, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="IOutboxStore.ClaimInDoubtAsync"/>
    internal async Task<LeasedBatch?> ClaimInDoubtAsync(string key, ClaimTerms terms, CancellationToken cancellationToken)
    {
        var numbers = await feeds.OfAsync(terms.Feeds, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(session => TakeAsync(session, doubted, [("key", key), ("feeds", numbers)], terms, attempt: 0, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="IOutboxStore.RenewAsync"/>
    internal Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.FirstAsync(renew, [("duration", duration), .. Of(lease)], reader => lease with { Until = reader.Instant(0) }, cancellationToken), cancellationToken);

    /// <summary>The parameters of <see cref="Held"/>.</summary>
    internal static (string Name, object? Value)[] Of(BatchLease lease) => [("key", lease.Key), ("owner", lease.Owner), ("fence", lease.Fence)];

    private async Task<LeasedBatch?> TakeAsync(
        SqlSession session, string query, IReadOnlyList<(string Name, object? Value)> values, ClaimTerms terms, int attempt, CancellationToken cancellationToken)
    {
        if (await session.FirstAsync(query, values, BatchRows.Read, cancellationToken).ConfigureAwait(false) is not { } batch)
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
}
