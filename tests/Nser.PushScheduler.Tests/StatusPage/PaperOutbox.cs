using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client.Outbox;
using Nser.Client.Outbox.Stores;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>An outbox on paper: shows what a test writes into it, and notes what the page asks of it.</summary>
internal sealed class PaperOutbox : IOutbox, IOutboxStatus, ISlotLedger, IHealthCheck
{
    internal List<RecordStatus> Records { get; } = [];

    internal List<BatchStatus> Batches { get; } = [];

    internal List<ClientHold> Holds { get; } = [];

    internal List<SlotRow> Rows { get; } = [];

    internal List<ThroughputPoint> Points { get; } = [];

    internal List<FeedStatus> Feeds { get; } = [];

    /// <summary>What was asked to be done, in words.</summary>
    internal List<string> Done { get; } = [];

    /// <summary>What the store says instead of an answer.</summary>
    internal OutboxStoreException? Fault { get; set; }

    internal ReconcileReport? Reconciled { get; set; } = new(3, 1, 2);

    public IOutboxStatus Status => this;

    public ISlotLedger Slots => this;

    public Task<EnqueueReport> EnqueueAsync(string feed, IReadOnlyList<ReadOnlyMemory<byte>> records, EnqueueOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<int> ReplayAsync(RecordFilter what, CancellationToken cancellationToken = default)
    {
        var chosen = Select(what).ToList();
        Done.Add($"replay {what.State} {what.Feed} {what.Code} {string.Join(',', what.Ids ?? [])}".Trim());
        Records.RemoveAll(chosen.Contains);
        return Task.FromResult(chosen.Count);
    }

    public Task<int> ParkAsync(RecordFilter what, string reason, CancellationToken cancellationToken = default)
    {
        Done.Add($"park {what.State} {what.Feed}: {reason}");
        return Task.FromResult(7);
    }

    public Task<ReconcileReport?> ReconcileAsync(string batch, NotStoredAction ifNotStored, CancellationToken cancellationToken = default)
    {
        Done.Add($"reconcile {batch} {ifNotStored}");
        return Task.FromResult(Reconciled);
    }

    public Task ResumeAsync(string client, CancellationToken cancellationToken = default)
    {
        Done.Add($"resume '{client}'");
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<FeedStatus>> FeedsAsync(CancellationToken cancellationToken = default) => Answer(Feeds);

    public Task<IReadOnlyList<BatchStatus>> BatchesAsync(OutboxBatchState? state, int most, CancellationToken cancellationToken = default) =>
        Answer(Batches.Where(batch => state is null || batch.State == state).Take(most));

    public Task<IReadOnlyList<CodeCount>> CodesAsync(OutboxRecordState state, CancellationToken cancellationToken = default) => Answer(Records
        .Where(record => record.State == state).GroupBy(record => (record.Feed, record.Code)).Select(same => new CodeCount(same.Key.Feed, same.Key.Code ?? "", same.Count())).OrderByDescending(code => code.Count));

    public Task<IReadOnlyList<RecordStatus>> RecordsAsync(RecordFilter what, long after, int most, CancellationToken cancellationToken = default) =>
        Answer(Select(what).Where(record => record.Id > after).OrderBy(record => record.Id).Take(most));

    public Task<IReadOnlyList<ThroughputPoint>> ThroughputAsync(TimeSpan stretch, int count, CancellationToken cancellationToken = default) => Answer(Points);

    public Task<IReadOnlyList<ClientHold>> HoldsAsync(CancellationToken cancellationToken = default) => Answer(Holds);

    public Task<IReadOnlyList<SlotRow>> ListAsync(string? schedule, int most, CancellationToken cancellationToken) =>
        Answer(Rows.Where(row => schedule is null || row.Schedule == schedule).OrderByDescending(row => row.At).Take(most));

    public Task<ScheduleMark?> MarkOfAsync(string schedule, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> PlanAsync(string schedule, ScheduleMark? seen, ScheduleMark now, IReadOnlyList<PlannedSlot> slots, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> RequestAsync(string schedule, IReadOnlyList<DateTimeOffset> slots, bool again, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SlotLease?> TakeAsync(IReadOnlyList<string> schedules, string owner, TimeSpan lease, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SlotLease?> RenewAsync(SlotLease lease, TimeSpan duration, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> CompleteAsync(SlotLease lease, SlotCounts counts, string? watermark, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> FailAsync(SlotLease lease, string reason, TimeSpan wait, bool isFinal, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string?> WatermarkAsync(string schedule, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Fault is { } fault ? HealthCheckResult.Unhealthy(fault.Message) : HealthCheckResult.Healthy("The store answers."));

    private IEnumerable<RecordStatus> Select(RecordFilter what) => Records.Where(record =>
        record.State == what.State && (what.Feed is null || record.Feed == what.Feed) && (what.Code is null || record.Code == what.Code) && (what.Ids is null || what.Ids.Contains(record.Id)));

    private Task<IReadOnlyList<T>> Answer<T>(IEnumerable<T> rows) => Fault is { } fault ? Task.FromException<IReadOnlyList<T>>(fault) : Task.FromResult<IReadOnlyList<T>>([.. rows]);
}
