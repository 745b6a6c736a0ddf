using Nser.Standards;

namespace Nser.Client.Outbox;

/// <summary>Reads what the outbox holds. Each method is one consistent look; none changes anything.</summary>
public interface IOutboxStatus
{
    /// <summary>Each feed's backlog.</summary>
    Task<IReadOnlyList<FeedStatus>> FeedsAsync(CancellationToken cancellationToken = default);

    /// <summary>The newest batches first.</summary>
    /// <param name="state">Only this state; <see langword="null"/> for all.</param>
    /// <param name="most">Most batches, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<BatchStatus>> BatchesAsync(OutboxBatchState? state, int most, CancellationToken cancellationToken = default);

    /// <summary>Records rejected, parked or in doubt, counted by feed and code, most frequent first.</summary>
    /// <exception cref="ArgumentException">Another state.</exception>
    Task<IReadOnlyList<CodeCount>> CodesAsync(OutboxRecordState state, CancellationToken cancellationToken = default);

    /// <summary>Records of a selection in the order of their rows. Their content is personal data: only for those who may correct it.</summary>
    /// <param name="what">Which records: pending, parked, rejected, or in doubt.</param>
    /// <param name="after">Rows after this number; 0 from the beginning.</param>
    /// <param name="most">Most records, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentException">Another state.</exception>
    Task<IReadOnlyList<RecordStatus>> RecordsAsync(RecordFilter what, long after, int most, CancellationToken cancellationToken = default);

    /// <summary>Records settled by the registry's answers per stretch of time, oldest first, stretches without any included. A record counts when its batch is finished.</summary>
    /// <param name="stretch">The length of a stretch, at least a second.</param>
    /// <param name="count">How many stretches back from now, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<ThroughputPoint>> ThroughputAsync(TimeSpan stretch, int count, CancellationToken cancellationToken = default);

    /// <summary>Holds and stops of clients.</summary>
    Task<IReadOnlyList<ClientHold>> HoldsAsync(CancellationToken cancellationToken = default);
}

/// <summary>A feed's backlog.</summary>
/// <param name="Feed">Its name.</param>
/// <param name="Counts">Records by state; a state without records is missing. Accepted ones are counted by their batches, as long as those are kept.</param>
/// <param name="OldestPending">When the oldest record that waits, for its turn or in an open batch for its answer, was taken; <see langword="null"/> when none waits.</param>
/// <param name="LastAccepted">When the registry accepted a record of it last; <see langword="null"/> when never (or not within the retention).</param>
/// <param name="Now">The store's clock at the time of the look.</param>
public sealed record FeedStatus(string Feed, IReadOnlyDictionary<OutboxRecordState, long> Counts, DateTimeOffset? OldestPending, DateTimeOffset? LastAccepted, DateTimeOffset Now)
{
    /// <summary>How long the oldest record has waited; zero when none waits.</summary>
    public TimeSpan OldestAge => OldestPending is { } since && since < Now ? Now - since : TimeSpan.Zero;
}

/// <summary>A batch.</summary>
/// <param name="Key">Its batch id or idempotency key.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="Standard">The standard of its records.</param>
/// <param name="Purpose">How its records travel.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Count">Its records.</param>
/// <param name="Accepted">How many of them were accepted; 0 before it is done.</param>
/// <param name="Attempts">Attempts begun.</param>
/// <param name="CreatedAt">When it was formed.</param>
/// <param name="FinishedAt">When it was done.</param>
/// <param name="NextAt">When it is due, for open ones.</param>
/// <param name="Owner">Who holds it, if anybody.</param>
/// <param name="Reason">What went wrong last, without personal data.</param>
public sealed record BatchStatus(
    string Key, string Feed, NserStandard Standard, BatchPurpose Purpose, OutboxBatchState State, int Count, int Accepted, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, DateTimeOffset? NextAt, string? Owner, string? Reason);

/// <summary>How many records have this code.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Code">The code of the first finding, or the reason's code.</param>
/// <param name="Count">How many.</param>
public sealed record CodeCount(string Feed, string Code, long Count);

/// <summary>A record with its content: personal data.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Feed">Its feed.</param>
/// <param name="RecordId">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Code">The code of the first finding or reason.</param>
/// <param name="FindingsJson">All findings, a JSON array of {code, severity, pointer, message}; empty when there is none.</param>
/// <param name="BatchKey">The batch it was sent in last.</param>
/// <param name="EnqueuedAt">When it was taken.</param>
/// <param name="Json">The record itself; empty after it was accepted.</param>
public sealed record RecordStatus(
    long Id, string Feed, string RecordId, OutboxRecordState State, string? Code, string FindingsJson, string? BatchKey, DateTimeOffset EnqueuedAt, ReadOnlyMemory<byte> Json)
{
    /// <summary>Row and state; no content.</summary>
    public override string ToString() => FormattableString.Invariant($"row {Id} {State}");
}

/// <summary>Records settled in a stretch of time.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Accepted">Accepted by the registry.</param>
/// <param name="Rejected">Rejected by the registry.</param>
public sealed record ThroughputPoint(DateTimeOffset From, long Accepted, long Rejected);

/// <summary>That a client sends nothing for now.</summary>
/// <param name="Client">The client's name; empty for the unnamed one.</param>
/// <param name="Until">Until when; <see langword="null"/> until a person resumes it.</param>
/// <param name="Reason">Why, without personal data.</param>
public sealed record ClientHold(string Client, DateTimeOffset? Until, string Reason);

/// <summary>Which records; what is <see langword="null"/> does not restrict.</summary>
public sealed record RecordFilter
{
    /// <summary>The state: <see cref="OutboxRecordState.Parked"/>, <see cref="OutboxRecordState.Rejected"/> or <see cref="OutboxRecordState.Pending"/>. Required.</summary>
    public required OutboxRecordState State { get; init; }

    /// <summary>The feed's name. Default all feeds.</summary>
    public string? Feed { get; init; }

    /// <summary>The code of the first finding, or the reason's code. Default all.</summary>
    public string? Code { get; init; }

    /// <summary>Row numbers. Default all.</summary>
    public IReadOnlyList<long>? Ids { get; init; }
}
