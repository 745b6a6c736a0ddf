using System.Data.Common;

namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>Takes records in: looks what is known of them, decides, writes. How rows are written fastest differs between databases.</summary>
internal abstract class RecordIntake(SqlDatabase database, FeedNumbers feeds)
{
    private readonly SlotHolding holding = new(database);

    /// <summary>What the registry accepted last, and what is not settled, in one look.</summary>
    internal string Known { get; } = $"""
        {database.Dialect.Lookup("record_id, 0 as id, cast(null as integer) as state, content", database.Dialect.Accepted, "feed = @feed", "record_id", "ids")}
        union all
        {database.Dialect.Lookup("record_id, id, state, content", database.Dialect.Record, $"feed = @feed and {Schema.Open}", "record_id", "ids")}
        order by id
        """;

    private readonly string staged =
        database.Dialect.Lookup("record_id, id, state, content", database.Dialect.Record, "slot = @slot and feed = @feed and state = 0", "record_id", "ids") + " order by id";

    internal string Rejected { get; } =
        database.Dialect.Lookup("record_id, id, state, content", database.Dialect.Record, "feed = @feed and state = 6", "record_id", "ids") + " order by id";

    private readonly string supersede =
        $"update {database.Dialect.Record} set state = 7, settled_at = {database.Dialect.Now}, body = {database.Dialect.NoBytes} where {database.Dialect.In("id", "ids")} and state in (0, 1, 4)";

    private readonly string rejectAgain =
        $"update {database.Dialect.Record} set code = @code, findings = @findings, settled_at = {database.Dialect.Now} where id = @id and state = 6";

    /// <inheritdoc cref="IOutboxStore.AddAsync"/>
    internal async Task<IReadOnlyList<EnqueuedKind>> AddAsync(
        string feed, IReadOnlyList<NewRecord> records, SlotLease? slot, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        if (records.Count == 0)
        {
            return [];
        }

        if (records.Any(record => record.RecordId.Contains('\0', StringComparison.Ordinal)))
        {
            throw new ArgumentException("A record id holds no NUL character.", nameof(records));
        }

        var number = await feeds.OfAsync(feed, cancellationToken).ConfigureAwait(false);
        async Task<IReadOnlyList<EnqueuedKind>> Work(SqlSession session)
        {
            if (slot is not null && !await holding.HoldAsync(session, slot, cancellationToken).ConfigureAwait(false))
            {
                throw new OutboxStoreException("The slot was taken over by another worker, or ended. Nothing of this call was stored; give up this extraction.");
            }

            return await AddAsync(session, number, records, slot?.Id, cancellationToken).ConfigureAwait(false);
        }

        return await (transaction is null ? database.WriteAsync(Work, cancellationToken) : database.JoinAsync(transaction, Work, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Writes rows.</summary>
    /// <returns>The places of the rows that were not written, because somebody wrote the same in the meantime.</returns>
    protected abstract Task<IReadOnlyCollection<int>> InsertAsync(SqlSession session, long feed, IReadOnlyList<PlannedRow> rows, long? slot, CancellationToken cancellationToken);

    private async Task<IReadOnlyList<EnqueuedKind>> AddAsync(SqlSession session, long feed, IReadOnlyList<NewRecord> records, long? slot, CancellationToken cancellationToken)
    {
        var intake = new Intake(await KnownAsync(session, feed, records, slot, cancellationToken).ConfigureAwait(false), slot is not null);
        foreach (var record in records)
        {
            intake.Take(record);
        }

        if (intake.Superseded.Count > 0)
        {
            await session.ExecuteAsync(supersede, [("ids", intake.Superseded)], cancellationToken).ConfigureAwait(false);
        }

        foreach (var (id, why) in intake.RejectedAgain)
        {
            await session.ExecuteAsync(rejectAgain, [("code", why.Code), ("findings", why.FindingsJson), ("id", id)], cancellationToken).ConfigureAwait(false);
        }

        if (intake.Rows.Count > 0)
        {
            foreach (var place in await InsertAsync(session, feed, intake.Rows, slot, cancellationToken).ConfigureAwait(false))
            {
                intake.Kinds[place] = EnqueuedKind.AlreadyQueued;
            }
        }

        return intake.Kinds;
    }

    private async Task<Dictionary<string, KnownVersions>> KnownAsync(SqlSession session, long feed, IReadOnlyList<NewRecord> records, long? slot, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, KnownVersions>(StringComparer.Ordinal);
        var ids = records.Select(record => record.RecordId).Distinct(StringComparer.Ordinal).ToArray();
        await session.QueryAsync(Known, [("feed", feed), ("ids", ids)], Take, cancellationToken).ConfigureAwait(false);
        if (slot is not null)
        {
            await session.QueryAsync(staged, [("slot", slot), ("feed", feed), ("ids", ids)], reader => Add(Of(reader).Open, reader), cancellationToken).ConfigureAwait(false);
        }

        if (records.Any(record => record.Rejection is not null))
        {
            await session.QueryAsync(Rejected, [("feed", feed), ("ids", ids)], reader => Add(Of(reader).Rejected, reader), cancellationToken).ConfigureAwait(false);
        }

        return known;

        KnownVersions Of(DbDataReader reader)
        {
            var recordId = reader.GetString(0);
            return known.TryGetValue(recordId, out var versions) ? versions : known[recordId] = new();
        }

        bool Take(DbDataReader reader)
        {
            var versions = Of(reader);
            if (!reader.IsDBNull(2))
            {
                return Add(versions.Open, reader);
            }

            versions.Accepted = reader.Bytes(3);
            return true;
        }

        static bool Add(List<OpenVersion> versions, DbDataReader reader)
        {
            versions.Add(new(reader.GetInt64(1), (OutboxRecordState)reader.GetInt32(2), reader.Bytes(3)));
            return true;
        }
    }
}

/// <summary>Decides what becomes of the records of one call: a verdict for each, and what must be written for it.</summary>
/// <param name="known">What the store holds of their record ids.</param>
/// <param name="staged">Whether they belong to a slot: then nothing outside of the slot changes before it is complete.</param>
internal sealed class Intake(IReadOnlyDictionary<string, KnownVersions> known, bool staged)
{
    private readonly Dictionary<string, KnownVersions> seen = new(known, StringComparer.Ordinal);

    internal List<EnqueuedKind> Kinds { get; } = [];

    internal List<PlannedRow> Rows { get; } = [];

    /// <summary>Rows whose place a newer version takes.</summary>
    internal List<long> Superseded { get; } = [];

    /// <summary>Rows that were rejected before with the same content, and why now.</summary>
    internal List<(long Id, Rejection Why)> RejectedAgain { get; } = [];

    internal void Take(NewRecord record) => Kinds.Add(record.Rejection is { } why ? Reject(record, why) : Queue(record));

    private EnqueuedKind Queue(NewRecord record)
    {
        var versions = Of(record.RecordId);
        var newest = versions.Open.Count > 0 ? versions.Open[^1] : null;
        if (newest is null && versions.Accepted is { } accepted && Same(accepted, record.Content))
        {
            return EnqueuedKind.Unchanged;
        }

        if (newest is not null && Same(newest.Content, record.Content))
        {
            return EnqueuedKind.AlreadyQueued;
        }

        // An older version with this content is under way: what came between them is not to be sent any more.
        var under = staged ? null : versions.Open.Find(version => version.State != OutboxRecordState.Parked && Same(version.Content, record.Content));
        Supersede(versions, version => version != under && (IsWaiting(version) || (!staged && Same(version.Content, record.Content))));
        if (under is not null)
        {
            return EnqueuedKind.AlreadyQueued;
        }

        var row = new PlannedRow(Kinds.Count, record, versions.Accepted is null ? BatchPurpose.Push : BatchPurpose.Replace)
        {
            State = staged ? OutboxRecordState.Staged : OutboxRecordState.Pending,
        };
        Rows.Add(row);
        versions.Open.Add(new(0, row.State, record.Content, row));
        return EnqueuedKind.Queued;
    }

    private EnqueuedKind Reject(NewRecord record, Rejection why)
    {
        var versions = Of(record.RecordId);
        var before = versions.Rejected.Find(version => Same(version.Content, record.Content));
        if (before is null)
        {
            var row = new PlannedRow(Kinds.Count, record, BatchPurpose.Push) { State = OutboxRecordState.Rejected };
            Rows.Add(row);
            versions.Rejected.Add(new(0, row.State, record.Content, row));
        }
        else if (before.Planned is null)
        {
            RejectedAgain.Add((before.Id, why));
        }

        return EnqueuedKind.Rejected;
    }

    private bool IsWaiting(OpenVersion version) => version.State == (staged ? OutboxRecordState.Staged : OutboxRecordState.Pending);

    private void Supersede(KnownVersions versions, Predicate<OpenVersion> which)
    {
        foreach (var version in versions.Open.FindAll(which))
        {
            versions.Open.Remove(version);
            if (version.Planned is { } planned)
            {
                planned.State = OutboxRecordState.Superseded;
            }
            else
            {
                Superseded.Add(version.Id);
            }
        }
    }

    private KnownVersions Of(string recordId)
    {
        if (!seen.TryGetValue(recordId, out var versions))
        {
            seen[recordId] = versions = new();
        }

        return versions;
    }

    private static bool Same(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.Span.SequenceEqual(other.Span);
}

/// <summary>What the store holds of one record id when another version of it comes.</summary>
internal sealed class KnownVersions
{
    /// <summary>What the registry accepted last; <see langword="null"/> when nothing.</summary>
    internal byte[]? Accepted { get; set; }

    /// <summary>Versions that are not settled, oldest first; staged ones only of the slot at hand.</summary>
    internal List<OpenVersion> Open { get; } = [];

    /// <summary>Versions that broke a rule.</summary>
    internal List<OpenVersion> Rejected { get; } = [];
}

/// <summary>A version of a record, in the store or planned.</summary>
/// <param name="Id">Its row; 0 while it is planned only.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Content">SHA-256 of its bytes.</param>
/// <param name="Planned">The row to be written; <see langword="null"/> for one that stands in the store.</param>
internal sealed record OpenVersion(long Id, OutboxRecordState State, ReadOnlyMemory<byte> Content, PlannedRow? Planned = null);

/// <summary>A row to be written.</summary>
/// <param name="place">The record's place in the call.</param>
/// <param name="record">The record.</param>
/// <param name="purpose">How it will travel.</param>
internal sealed class PlannedRow(int place, NewRecord record, BatchPurpose purpose)
{
    internal int Place => place;

    internal NewRecord Record => record;

    internal BatchPurpose Purpose => purpose;

    internal required OutboxRecordState State { get; set; }
}
