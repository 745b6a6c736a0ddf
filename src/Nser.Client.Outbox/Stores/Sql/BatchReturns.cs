namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Gives batches back without an answer: for later, in parts, or in doubt.</summary>
internal sealed class BatchReturns(SqlDatabase database, BatchRows rows, BatchSettling settling, RecordSettling records)
{
    // An attempt to find out about a batch in doubt did not count, so it is not taken back.
    private readonly string retry = $"""
        update {database.Dialect.Batch} set owner = null, lease_until = null, next_at = {database.Dialect.Now} + @wait, reason = @reason,
            maybe_applied = case when @maybe = 1 then 1 else maybe_applied end, failures = failures + @failure,
            first_sent_at = case when @free = 1 and attempts <= 1 and maybe_applied = 0 then null else first_sent_at end,
            attempts = case when @free = 1 and state = 0 and attempts > 0 then attempts - 1 else attempts end
        where {BatchLeases.Held} and state in (0, 2)
        """;

    private readonly string doubt =
        $"update {database.Dialect.Batch} set state = 2, owner = null, lease_until = null, maybe_applied = 1, reason = @reason where key = @key";

    private readonly string feedOf = $"select feed, {database.Dialect.Now} from {database.Dialect.Batch} where key = @key";

    private readonly string split =
        $"update {database.Dialect.Batch} set state = 3, owner = null, lease_until = null, finished_at = {database.Dialect.Now}, rejected = rejected + @rejected where key = @key";

    /// <inheritdoc cref="IOutboxStore.RetryAsync"/>
    internal async Task<bool> RetryAsync(BatchLease lease, BatchRetry what, CancellationToken cancellationToken) => await database.ExecuteAsync(
        retry,
        [("wait", what.Wait), ("reason", what.Reason), ("maybe", what.MaybeApplied), ("failure", what.IsFailure), ("free", what.IsFree), .. BatchLeases.Of(lease)],
        cancellationToken).ConfigureAwait(false) > 0;

    /// <inheritdoc cref="IOutboxStore.DoubtAsync"/>
    internal Task<bool> DoubtAsync(BatchLease lease, Rejection why, CancellationToken cancellationToken) => settling.WhileHeldAsync(
        lease,
        async session =>
        {
            var members = await records.MembersAsync(session, lease.Key, cancellationToken).ConfigureAwait(false);
            await records.ApplyAsync(session, lease.Key, members.Select(id => new RecordSettlement(id, OutboxRecordState.InDoubt, why)), cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(doubt, [("reason", why.Code), ("key", lease.Key)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    /// <inheritdoc cref="IOutboxStore.SplitAsync"/>
    internal Task<bool> SplitAsync(BatchLease lease, IReadOnlyList<FormedBatch> parts, CancellationToken cancellationToken) => settling.WhileHeldAsync(
        lease,
        async session =>
        {
            var (feed, now) = await session.FirstAsync(feedOf, [("key", lease.Key)], reader => (reader.GetInt64(0), reader.Instant(1)), cancellationToken).ConfigureAwait(false);
            var rejected = await records.ApplyAsync(session, lease.Key, parts.SelectMany(part => part.Rejections), cancellationToken).ConfigureAwait(false);
            foreach (var part in parts)
            {
                if (part.Batch is { } batch)
                {
                    await rows.InsertAsync(
                        session, batch with { Parent = lease.Key, Attempts = 0, FirstSentAt = null }, feed, part.Members, null, now, cancellationToken).ConfigureAwait(false);
                }
            }

            // Whoever is in no part is not lost: it waits for another batch.
            var left = await records.MembersAsync(session, lease.Key, cancellationToken).ConfigureAwait(false);
            await records.ApplyAsync(session, lease.Key, left.Select(id => new RecordSettlement(id, OutboxRecordState.Pending)), cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(split, [("rejected", rejected.Rejected), ("key", lease.Key)], cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);
}
