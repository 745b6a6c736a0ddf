namespace Nser.Client.Outbox;

/// <summary>A slot in hand; who acts with an older fence is refused by the store.</summary>
/// <param name="Id">The number under which its records are staged.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="At">The slot's instant, UTC.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="Fence">Grows with every take-over.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
public sealed record SlotLease(long Id, string Schedule, DateTimeOffset At, string Owner, long Fence, int Attempt);
