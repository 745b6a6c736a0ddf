namespace Nser.Client.Outbox.Stores.Sql;

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
