using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>A server that cannot be reached has nothing: such an attempt counts for nothing (P17).</summary>
public sealed class UnreachableTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://localhost:9/")]
    public async Task An_attempt_that_reached_nobody_does_not_count_and_everybody_waits(string address)
    {
        await using var rig = await Rig.StartAsync();
        var worker = rig.Worker(options => options.MaxConcurrency = 1, options => options.BaseAddress = new Uri(address));
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync(rounds: 4);

        var (attempts, maybe) = await worker.Store.Database.ReadAsync(
            session => session.FirstAsync($"select attempts, maybe_applied from {worker.Store.Database.Dialect.Batch}", [], reader => (reader.GetInt32(0), reader.GetInt32(1)), default), default);
        Assert.Equal((0, 0), (attempts, maybe));
        Assert.True(rig.Logged("is left alone") >= 4);

        await rig.Worker().DrainAsync(rounds: 3);
        Assert.Equal((10, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.All(await worker.RowsAsync(), row => Assert.Equal(OutboxRecordState.Accepted, row.State));
    }
}
