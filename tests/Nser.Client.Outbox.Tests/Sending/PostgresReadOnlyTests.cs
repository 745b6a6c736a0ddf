using Nser.Client.Outbox.Stores;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Outbox.Tests.Stores;
using Nser.Client.Sandbox.Seeds;
using Nser.Client.Testing.Postgres;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>A server that becomes read-only while work is under way, as after a failover to a standby (P12).</summary>
[Trait("Needs", "Machine")]
public sealed class PostgresReadOnlyTests
{
    [Fact]
    public async Task While_the_server_is_read_only_calls_fail_by_name_and_afterwards_everything_is_sent_once()
    {
        await using var cluster = await PostgresCluster.StartAsync();
        await using var rig = await Rig.StartAsync(stores: new PostgresFixture(cluster));
        var worker = rig.Worker();
        var lines = SyntheticPeople.EnrollmentLines(40);
        await worker.EnqueueAsync(lines.Take(20));

        await cluster.SetAsync("default_transaction_read_only", "on");
        var enqueueing = await Assert.ThrowsAsync<OutboxStoreException>(() => worker.EnqueueAsync(lines));
        var draining = await Assert.ThrowsAsync<OutboxStoreException>(worker.DrainAsync);
        Assert.Empty(rig.Pushes);
        await cluster.SetAsync("default_transaction_read_only", "off");
        var report = await worker.EnqueueAsync(lines);
        await worker.DrainAsync(rounds: 2);

        Assert.All([enqueueing, draining], error => Assert.Contains("read-only", error.Message, StringComparison.Ordinal));
        Assert.Equal((20, 20), (report.Count(EnqueuedKind.AlreadyQueued), report.Count(EnqueuedKind.Queued)));
        Assert.Equal((40, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.Equal(40, await worker.CountAsync(OutboxRecordState.Accepted));
    }
}
