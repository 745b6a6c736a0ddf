using Nser.Client.Contract;
using Nser.Client.Outbox.Batches;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Workers that die, freeze or work side by side (P3, P4, P5, P7).</summary>
public sealed class TakeOverTests
{
    [Fact]
    public async Task A_batch_of_a_worker_that_died_before_sending_is_taken_over_under_its_key_when_the_lease_is_over()
    {
        await using var rig = await Rig.StartAsync();
        var dead = rig.Worker(seam: store => new DiesAfterForming(store));
        await dead.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));
        await Assert.ThrowsAsync<InvalidOperationException>(dead.DrainAsync);
        var key = (await dead.RowsAsync())[0].Batch;
        var other = rig.Worker();

        await other.DrainAsync();
        Assert.Empty(rig.Pushes);
        rig.Clock.Move(TimeSpan.FromSeconds(31));
        await other.DrainAsync();

        Assert.Equal(key, Assert.Single(rig.Keys));
        Assert.Equal((20, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
    }

    [Fact]
    public async Task A_batch_of_a_worker_that_died_after_the_answer_is_replayed_and_gets_the_first_answer_again()
    {
        await using var rig = await Rig.StartAsync();
        var dead = rig.Worker(options => options.MaxConcurrency = 1, seam: store => new DiesBeforeFinishing(store));
        await dead.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));
        await Assert.ThrowsAsync<InvalidOperationException>(dead.DrainAsync);
        Assert.Equal(20, rig.Sandbox.Ledger.Count);
        rig.Clock.Move(TimeSpan.FromSeconds(31));

        await rig.Worker().DrainAsync();

        Assert.Equal((1, 1), (rig.Sandbox.Ledger.Replays, rig.Sandbox.Ledger.MostApplications));
        Assert.Single(rig.Keys.Distinct());
        Assert.Equal(20, await dead.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_worker_that_froze_beyond_its_lease_is_fenced_and_what_it_found_out_is_not_written()
    {
        await using var rig = await Rig.StartAsync();
        var other = rig.Worker();
        var frozen = rig.Worker(options => options.MaxConcurrency = 1, seam: store => new FreezesBeforeFinishing(store, async () =>
        {
            rig.Clock.Move(TimeSpan.FromSeconds(31));
            await other.DrainAsync();
        }));
        await frozen.EnqueueAsync(SyntheticPeople.EnrollmentLines(20));

        var report = await frozen.DrainAsync();

        Assert.Equal(1, rig.Logged("FENCED"));
        Assert.Equal(0, report.Accepted);
        Assert.Equal((1, 1), (rig.Sandbox.Ledger.Replays, rig.Sandbox.Ledger.MostApplications));
        Assert.Single(rig.Keys.Distinct());
        Assert.Equal(20, await other.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task When_the_lease_cannot_be_renewed_the_attempt_is_broken_off_and_nothing_is_written()
    {
        await using var rig = await Rig.StartAsync(configure: options => options with { Latency = TimeSpan.FromSeconds(5) });
        var worker = rig.Worker(options => (options.Lease, options.MaxConcurrency) = (TimeSpan.FromSeconds(1), 1), seam: store => new NeverRenews(store));
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5));

        var taken = await worker.Drainer.DrainAsync(new CancellationTokenSource(TimeSpan.FromSeconds(4)).Token).ContinueWith(done => done.IsFaulted, TaskScheduler.Default);

        Assert.False(taken);
        Assert.True(rig.Logged("FENCED") > 0);
        Assert.Equal(0, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task While_an_answer_takes_longer_than_the_lease_the_lease_is_renewed()
    {
        await using var rig = await Rig.StartAsync();
        var slow = rig.Sandbox.Faults.Delay(TimeSpan.FromSeconds(8), on: NserOperation.PushBatch);
        var worker = rig.Worker(options => (options.Lease, options.MaxConcurrency) = (TimeSpan.FromSeconds(5), 1));
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5));
        var draining = worker.DrainAsync();
        var other = rig.Worker(options => options.Lease = TimeSpan.FromSeconds(5));
        while (!draining.IsCompleted)
        {
            await other.DrainAsync();
        }

        Assert.Equal(1, slow.Fired);
        Assert.Equal(5, (await draining).Accepted);
        Assert.Single(rig.Pushes);
        Assert.Equal(0, rig.Logged("FENCED"));
    }

    [Fact]
    public async Task Two_workers_share_the_work_and_nothing_is_sent_by_both()
    {
        await using var rig = await Rig.StartAsync();
        var workers = new[] { rig.Worker(options => options.BatchSize = 20), rig.Worker(options => options.BatchSize = 20) };
        await workers[0].EnqueueAsync(SyntheticPeople.EnrollmentLines(800));

        var reports = await Task.WhenAll(workers.Select(worker => worker.DrainAsync()));

        Assert.All(reports, report => Assert.True(report.Batches > 0, report.ToString()));
        Assert.Equal(800, reports.Sum(report => report.Accepted));
        Assert.Equal((40, 40), (rig.Keys.Count, rig.Keys.Distinct().Count()));
        Assert.Equal((800, 1, 0), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications, rig.Sandbox.Ledger.Duplicates));
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_could_not_end_and_another_goes_on_under_the_same_key()
    {
        await using var rig = await Rig.StartAsync();
        var slow = rig.Sandbox.Faults.Delay(TimeSpan.FromSeconds(30), on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5));
        await worker.Drainer.StartAsync(default);
        while (slow.Fired == 0)
        {
            await Task.Yield();
        }

        await worker.Drainer.StopAsync(new CancellationToken(canceled: true));
        await rig.Worker().DrainAsync(rounds: 2);

        Assert.Equal(1, slow.Fired);
        Assert.Single(rig.Keys.Distinct());
        Assert.Equal(1, rig.Sandbox.Ledger.MostApplications);
        Assert.Equal(5, await worker.CountAsync(OutboxRecordState.Accepted));
    }

    [Fact]
    public async Task A_drainer_in_the_background_is_woken_by_what_is_enqueued()
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker(options => options.PollInterval = TimeSpan.FromHours(1));
        await worker.Drainer.StartAsync(default);

        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(5));
        while (rig.Sandbox.Ledger.Count == 0)
        {
            await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(1, seed: 5 + rig.Pushes.Count));
        }

        Assert.Equal(1, rig.Sandbox.Ledger.MostApplications);
    }

    private sealed class DiesAfterForming(IOutboxStore inner) : StoreSeam(inner)
    {
        public override async Task<(LeasedBatch Leased, IReadOnlyList<Outbox.Records.StoredRecord> Members)?> FormAsync(
            ClaimTerms terms, string feed, BatchPurpose purpose, int most, long mostBytes, Func<IReadOnlyList<Outbox.Records.StoredRecord>, FormedBatch> form, CancellationToken cancellationToken) =>
            await Inner.FormAsync(terms, feed, purpose, most, mostBytes, form, cancellationToken) is { } ? throw new InvalidOperationException("died") : null;
    }

    private sealed class DiesBeforeFinishing(IOutboxStore inner) : StoreSeam(inner)
    {
        public override Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken) => throw new InvalidOperationException("died");
    }

    private sealed class FreezesBeforeFinishing(IOutboxStore inner, Func<Task> meanwhile) : StoreSeam(inner)
    {
        private bool hasFrozen;

        public override async Task<bool> FinishAsync(BatchLease lease, BatchSettlement settlement, CancellationToken cancellationToken)
        {
            if (!hasFrozen)
            {
                hasFrozen = true;
                await meanwhile();
            }

            return await Inner.FinishAsync(lease, settlement, cancellationToken);
        }
    }

    private sealed class NeverRenews(IOutboxStore inner) : StoreSeam(inner)
    {
        public override Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => Task.FromResult<BatchLease?>(null);
    }
}
