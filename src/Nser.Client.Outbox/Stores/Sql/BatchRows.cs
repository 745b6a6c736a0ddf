using System.Data.Common;
using System.Globalization;
using Nser.Standards;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Batches as rows: how one is written, read and given its members.</summary>
internal sealed class BatchRows(SqlDialect dialect)
{
    /// <summary>What <see cref="Read"/> reads, of a batch <c>b</c> and its feed <c>f</c>.</summary>
    internal const string Columns =
        "b.key, f.name, b.standard, b.purpose, b.version, b.organization, b.generated_at, b.sha256, b.members, b.state, b.attempts, b.failures, b.maybe_applied, b.first_sent_at, b.parent";

    private readonly string insert = $"""
        insert into {dialect.Batch} (key, feed, standard, purpose, version, organization, generated_at, sha256, members, state, owner, lease_until, fence,
            attempts, failures, maybe_applied, first_sent_at, next_at, parent, created_at, accepted, rejected)
        values (@key, @feed, @standard, @purpose, @version, @organization, @generated, @sha256, @members, 0, @owner, @until, @fence,
            @attempts, @failures, 0, @sent, @now, @parent, @now, 0, 0)
        """;

    private readonly string assign =
        $"update {dialect.Record} as member set state = 2, batch = @key, place = line.place from {dialect.Lines("ids")} where member.id = line.value";

    internal static StoredBatch Read(DbDataReader reader) => new()
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
    internal async Task InsertAsync(
        SqlSession session, StoredBatch batch, long feed, IReadOnlyList<long> members, BatchLease? lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            insert,
            [
                ("key", batch.Key), ("feed", feed), ("standard", batch.Standard), ("purpose", batch.Purpose), ("version", batch.Version.ToString()),
                ("organization", batch.OrganizationCode), ("generated", batch.GeneratedAt.ToString("O", CultureInfo.InvariantCulture)),
                ("sha256", batch.Sha256), ("members", batch.Count), ("owner", lease?.Owner), ("until", lease?.Until), ("fence", lease?.Fence ?? 0),
                ("attempts", batch.Attempts), ("failures", batch.Failures), ("sent", batch.FirstSentAt), ("now", now), ("parent", batch.Parent),
            ],
            cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(assign, [("key", batch.Key), ("ids", members)], cancellationToken).ConfigureAwait(false);
    }
}
