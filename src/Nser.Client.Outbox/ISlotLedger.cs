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

/// <summary>Up to where a schedule's slots are known, and by which rule.</summary>
/// <param name="KnownUntil">All slots up to and at this instant are written.</param>
/// <param name="Rule">The rule they came from, for example <c>0 0 2 1 * ? Asia/Karachi</c>.</param>
public sealed record ScheduleMark(DateTimeOffset KnownUntil, string Rule);

/// <summary>A slot to be written.</summary>
/// <param name="At">Its instant, UTC, whole seconds.</param>
/// <param name="SkippedBecause">Why it will not run; <see langword="null"/> for a slot that is due.</param>
public sealed record PlannedSlot(DateTimeOffset At, string? SkippedBecause);

/// <summary>A slot in hand; who acts with an older fence is refused by the store.</summary>
/// <param name="Id">The number under which its records are staged.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="At">The slot's instant, UTC.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Fence">Grows with every take-over.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
public sealed record SlotLease(long Id, string Schedule, DateTimeOffset At, string Owner, long Fence, int Attempt);

/// <summary>A slot as the ledger holds it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="At">Its instant, UTC.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Counts">What its extraction brought; <see langword="null"/> before it is done.</param>
/// <param name="StartedAt">When its last attempt began.</param>
/// <param name="EndedAt">When it was done, failed or skipped.</param>
/// <param name="Attempts">How many attempts were begun.</param>
/// <param name="Reason">Why it was skipped or failed last, without personal data.</param>
public sealed record SlotRow(long Id, string Schedule, DateTimeOffset At, SlotState State, SlotCounts? Counts, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int Attempts, string? Reason);

/// <summary>What a slot's extraction brought.</summary>
/// <param name="Read">Records read from the source.</param>
/// <param name="Queued">Records that will be sent.</param>
/// <param name="Unchanged">Records that the registry accepted last with the same content, or that wait already.</param>
/// <param name="Rejected">Records that broke a rule and are kept as rejected.</param>
public sealed record SlotCounts(long Read, long Queued, long Unchanged, long Rejected);

/// <summary>Where a slot of a schedule stands.</summary>
public enum SlotState
{
    /// <summary>Is due and waits for a worker.</summary>
    Due = 0,

    /// <summary>A worker extracts its records.</summary>
    Running = 1,

    /// <summary>Its records are in the outbox.</summary>
    Done = 2,

    /// <summary>Was left out by the catch-up or overlap policy; the reason says which.</summary>
    Skipped = 3,

    /// <summary>The extraction failed as often as the policy allows; waits for a person.</summary>
    Failed = 4,
}
