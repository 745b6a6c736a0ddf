using Nser.Client.Api;
using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>Workers that die, freeze or work side by side (P3, P4, P5, P7).</summary>
public sealed class TakeOverTests
{
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
        while (slow.Fired == 0 && !draining.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        var other = rig.Worker(options => options.Lease = TimeSpan.FromSeconds(5));
        await other.Drainer.StartAsync(default);
        await draining;
        await other.Drainer.StopAsync(default);

        Assert.Equal(1, slow.Fired);
        Assert.Equal(5, (await draining).Accepted);
        Assert.Single(rig.Pushes);
        Assert.Equal(0, rig.Logged("FENCED"));
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

    private sealed class NeverRenews(IOutboxStore inner) : StoreSeam(inner)
    {
        public override Task<BatchLease?> RenewAsync(BatchLease lease, TimeSpan duration, CancellationToken cancellationToken) => Task.FromResult<BatchLease?>(null);
    }
}
