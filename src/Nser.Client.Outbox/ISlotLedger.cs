namespace Nser.Client.Outbox;

/// <summary>
/// Which slots of which schedules were, are and will be run: each once. Alarm clocks may ring late, twice or not at all; only what stands here counts.
/// </summary>
/// <remarks>A slot is the pair of schedule and instant (UTC, whole seconds). Its extraction is staged under its number and appears in the outbox in the transaction that makes it done.</remarks>
public interface ISlotLedger
{
    /// <summary>The instant up to which this schedule's slots are known, and the rule (cron and zone) they came from; <see langword="null"/> for a new schedule.</summary>
    Task<ScheduleMark?> MarkOfAsync(string schedule, CancellationToken cancellationToken);

    /// <summary>
    /// Writes new slots and moves the mark, in one transaction, if the mark still is what the caller saw; otherwise changes nothing and answers
    /// <see langword="false"/> (another worker was first: read again). A slot that is known already stays as it is.
    /// </summary>
    Task<bool> PlanAsync(string schedule, ScheduleMark? seen, ScheduleMark now, IReadOnlyList<PlannedSlot> slots, CancellationToken cancellationToken);

    /// <summary>Writes slots by hand (back-fill, manual run) that are due at once; a slot that is done is run again only if <paramref name="again"/>. Returns how many became due.</summary>
    Task<int> RequestAsync(string schedule, IReadOnlyList<DateTimeOffset> slots, bool again, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the oldest due slot (or one whose lease ended, before later ones of its schedule) of these schedules, and drops what an earlier attempt staged.
    /// At most one slot of a schedule runs at a time. A slot is due when the store's clock has reached it, whatever the clock of the worker that planned it.
    /// </summary>
    Task<SlotLease?> TakeAsync(IReadOnlyList<string> schedules, string owner, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease; <see langword="null"/> when another took the slot over.</summary>
    Task<SlotLease?> RenewAsync(SlotLease lease, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Makes the slot done and its staged records pending, in one transaction, and stores the source's watermark (<see langword="null"/> leaves the one before). <see langword="false"/> when fenced.</summary>
    Task<bool> CompleteAsync(SlotLease lease, SlotCounts counts, string? watermark, CancellationToken cancellationToken);

    /// <summary>Gives the slot back for a later attempt, or ends it as failed when <paramref name="isFinal"/>; what was staged is dropped. <see langword="false"/> when fenced.</summary>
    Task<bool> FailAsync(SlotLease lease, string reason, TimeSpan wait, bool isFinal, CancellationToken cancellationToken);

    /// <summary>The watermark that the schedule's last completed slot stored; <see langword="null"/> before the first.</summary>
    Task<string?> WatermarkAsync(string schedule, CancellationToken cancellationToken);

    /// <summary>The newest slots, latest first; all schedules when <paramref name="schedule"/> is <see langword="null"/>.</summary>
    Task<IReadOnlyList<SlotRow>> ListAsync(string? schedule, int most, CancellationToken cancellationToken);
}
