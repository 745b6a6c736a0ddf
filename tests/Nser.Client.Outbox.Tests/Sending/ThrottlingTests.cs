using Nser.Client.Api;
using Nser.Client.Outbox.Tests.Fakes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Outbox.Tests.Sending;

/// <summary>A server that asks to wait is left alone by all workers, for as long as is reasonable (P20).</summary>
public sealed class ThrottlingTests
{
    [Theory]
    [InlineData(429, 30, false, 30)]
    [InlineData(429, 30, true, 30)]
    [InlineData(429, 1_000_000, false, 600)]
    [InlineData(503, 45, false, 45)]
    public async Task The_wait_that_the_server_asks_for_is_kept_by_all_workers_up_to_a_limit(int status, int seconds, bool asDate, int kept)
    {
        await using var rig = await Rig.StartAsync();
        var fault = rig.Sandbox.Faults.Answer(status, TimeSpan.FromSeconds(seconds), asDate, times: 1, on: NserOperation.PushBatch);
        var (one, other) = (rig.Worker(options => options.MaxConcurrency = 1), rig.Worker());
        await one.EnqueueAsync(SyntheticPeople.EnrollmentLines(30));

        await one.DrainAsync();
        await other.EnqueueAsync(SyntheticPeople.EnrollmentLines(30, seed: 2));
        rig.Clock.Move(TimeSpan.FromSeconds(kept - 20));
        await one.DrainAsync();
        await other.DrainAsync();
        var asked = rig.Pushes.Count;
        rig.Clock.Move(TimeSpan.FromSeconds(40));
        await other.DrainAsync();

        Assert.Equal(1, fault.Fired);
        Assert.Equal(1, asked);
        Assert.Equal((60, 1), (rig.Sandbox.Ledger.Count, rig.Sandbox.Ledger.MostApplications));
        Assert.Equal(2, rig.Keys.Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_does_not_say_how_long_is_asked_again_after_a_while_of_our_own()
    {
        await using var rig = await Rig.StartAsync();
        var fault = rig.Sandbox.Faults.Answer(429, times: 3, on: NserOperation.PushBatch);
        var worker = rig.Worker();
        await worker.EnqueueAsync(SyntheticPeople.EnrollmentLines(10));

        await worker.DrainAsync();
        Assert.Single(rig.Pushes);
        await worker.DrainAsync(rounds: 5);

        Assert.Equal(3, fault.Fired);
        Assert.Equal(4, rig.Pushes.Count);
        Assert.Single(rig.Keys.Distinct());
        Assert.Equal(10, rig.Sandbox.Ledger.Count);
    }
}
