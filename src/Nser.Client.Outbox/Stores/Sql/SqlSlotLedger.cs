namespace Nser.Client.Outbox.Stores.Sql;

/// <summary>The slot ledger in a database: one class a concept.</summary>
internal sealed class SqlSlotLedger(SqlDatabase database) : ISlotLedger
{
    private readonly SlotPlanning planning = new(database);
    private readonly SlotTaking taking = new(database);
    private readonly SlotEnding ending = new(database);
    private readonly SlotReading reading = new(database);

    public Task<ScheduleMark?> MarkOfAsync(string schedule, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        return reading.MarkOfAsync(schedule, cancellationToken);
    }

    public Task<bool> PlanAsync(string schedule, ScheduleMark? seen, ScheduleMark now, IReadOnlyList<PlannedSlot> slots, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(slots);
        return planning.PlanAsync(schedule, seen, now, slots, cancellationToken);
    }

    public Task<int> RequestAsync(string schedule, IReadOnlyList<DateTimeOffset> slots, bool again, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        ArgumentNullException.ThrowIfNull(slots);
        return planning.RequestAsync(schedule, slots, again, cancellationToken);
    }

    public Task<SlotLease?> TakeAsync(IReadOnlyList<string> schedules, string owner, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentException.ThrowIfNullOrEmpty(owner);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
        return taking.TakeAsync(schedules, owner, lease, cancellationToken);
    }

    public Task<SlotLease?> RenewAsync(SlotLease lease, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        return taking.RenewAsync(lease, duration, cancellationToken);
    }

    public Task<bool> CompleteAsync(SlotLease lease, SlotCounts counts, string? watermark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(counts);
        return ending.CompleteAsync(lease, counts, watermark, cancellationToken);
    }

    public Task<bool> FailAsync(SlotLease lease, string reason, TimeSpan wait, bool isFinal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(reason);
        return ending.FailAsync(lease, reason, wait, isFinal, cancellationToken);
    }

    public Task<string?> WatermarkAsync(string schedule, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        return reading.WatermarkAsync(schedule, cancellationToken);
    }

    public Task<IReadOnlyList<SlotRow>> ListAsync(string? schedule, int most, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return reading.ListAsync(schedule, most, cancellationToken);
    }
}
