namespace Nser.Client.Outbox;

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
