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
