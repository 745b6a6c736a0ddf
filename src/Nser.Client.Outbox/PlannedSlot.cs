namespace Nser.Client.Outbox;

/// <summary>Up to where a schedule's slots are known, and by which rule.</summary>
/// <param name="KnownUntil">All slots up to and at this instant are written.</param>
/// <param name="Rule">The rule they came from, for example <c>0 0 2 1 * ? Asia/Karachi</c>.</param>
public sealed record ScheduleMark(DateTimeOffset KnownUntil, string Rule);

/// <summary>A slot to be written.</summary>
/// <param name="At">Its instant, UTC, whole seconds.</param>
/// <param name="SkippedBecause">Why it will not run; <see langword="null"/> for a slot that is due.</param>
public sealed record PlannedSlot(DateTimeOffset At, string? SkippedBecause);
