using Nser.Client.Outbox;

namespace Nser.PushScheduler.Tests.Sources;

/// <summary>A ledger that only shows slots.</summary>
internal sealed class LedgerOf(params (DateTimeOffset At, SlotState State)[] slots) : ISlotLedger
{
    public Task<IReadOnlyList<SlotRow>> ListAsync(string? schedule, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SlotRow>>([.. slots.Select(slot => new SlotRow(1, "feed", slot.At, slot.State, null, null, null, 1, null))]);

    public Task<ScheduleMark?> MarkOfAsync(string schedule, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> PlanAsync(string schedule, ScheduleMark? seen, ScheduleMark now, IReadOnlyList<PlannedSlot> slots, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> RequestAsync(string schedule, IReadOnlyList<DateTimeOffset> slots, bool again, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SlotLease?> TakeAsync(IReadOnlyList<string> schedules, string owner, TimeSpan lease, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SlotLease?> RenewAsync(SlotLease lease, TimeSpan duration, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> CompleteAsync(SlotLease lease, SlotCounts counts, string? watermark, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> FailAsync(SlotLease lease, string reason, TimeSpan wait, bool isFinal, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> WatermarkAsync(string schedule, CancellationToken cancellationToken) => throw new NotSupportedException();
}
