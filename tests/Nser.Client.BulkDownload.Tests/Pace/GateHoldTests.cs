using Nser.Client.BulkDownload.Pace;
using static Nser.Client.BulkDownload.Tests.Pace.GateRounds;

namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>How long everybody waits after a refusal, and the rate that is learned from it.</summary>
public sealed class GateHoldTests
{
    [Fact]
    public void Nobody_goes_through_before_the_time_that_the_server_asks_for() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        var start = clock.GetTimestamp();
        await RefusedRound(gate, TimeSpan.FromSeconds(30));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var pass = await gate.EnterAsync(CancellationToken.None);
            Assert.InRange(clock.GetElapsedTime(start), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        }));
    });

    [Fact]
    public void The_longest_wait_that_is_known_wins_also_when_it_comes_from_an_older_request() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        var start = clock.GetTimestamp();
        var (first, second) = (await gate.EnterAsync(CancellationToken.None), await gate.EnterAsync(CancellationToken.None));
        Leave(first, pass => pass.Throttled(TimeSpan.FromSeconds(5)));
        await Task.Delay(TimeSpan.FromSeconds(1), clock);
        Leave(second, pass => pass.Throttled(TimeSpan.FromSeconds(20)));

        using var next = await gate.EnterAsync(CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(21), clock.GetElapsedTime(start));
        Assert.Equal((1, 1), (gate.Holds, gate.Decreases));
    });

    [Fact]
    public void A_server_that_says_nothing_is_left_alone_twice_as_long_each_time_up_to_30_s() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(1, null, clock);

        Assert.Equal([250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000], await Waits(gate, clock, 10));
    });

    [Fact]
    public void A_wait_of_zero_is_as_if_the_server_said_nothing() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(1, null, clock);
        var start = clock.GetTimestamp();
        Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Throttled(TimeSpan.Zero));

        using var next = await gate.EnterAsync(CancellationToken.None);

        Assert.Equal(TimeSpan.FromMilliseconds(250), clock.GetElapsedTime(start));
    });

    [Fact]
    public void Good_answers_make_it_forget_how_long_it_waited() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(1, null, clock);
        await Waits(gate, clock, 5);
        await Task.Delay(TimeSpan.FromMinutes(1), clock);
        for (var answer = 0; answer < 6; answer++)
        {
            await GoodRound(gate);
            await Task.Delay(TimeSpan.FromMinutes(1), clock);
        }

        Assert.Equal([250], await Waits(gate, clock, 1));
    });

    [Fact]
    public void It_learns_the_servers_rate_from_a_refusal() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(1, null, clock);
        Assert.Null(gate.RequestsPerSecond);
        for (var request = 0; request < 100; request++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock);
            Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Answered(Fast));
        }

        await RefusedRound(gate, null);

        Assert.InRange(gate.RequestsPerSecond!.Value, 7, 9);
    });

    [Fact]
    public void What_it_learned_never_exceeds_the_rate_it_was_given() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, 20, clock);
        Assert.Equal(20, gate.RequestsPerSecond);
        for (var request = 0; request < 100; request++)
        {
            Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Answered(Fast));
        }

        await RefusedRound(gate, null);

        Assert.InRange(gate.RequestsPerSecond!.Value, 10, 19);
        await Task.Delay(TimeSpan.FromHours(1), clock);
        Assert.Equal(20, gate.RequestsPerSecond);
    });

    [Fact]
    public void An_outage_teaches_nothing_about_the_rate() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(1, null, clock);
        for (var request = 0; request < 100; request++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
            Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Answered(Fast));
        }

        await Waits(gate, clock, 10);

        Assert.InRange(gate.RequestsPerSecond!.Value, 35, 50);
    });

    [Fact]
    public async Task The_systems_clock_lets_waiters_through_after_a_hold_too()
    {
        using var gate = new AdaptiveGate(1, 200, TimeProvider.System);
        Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Throttled(TimeSpan.FromMilliseconds(30)));
        var start = TimeProvider.System.GetTimestamp();

        Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Answered(Fast));
        Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Answered(Fast));

        Assert.Equal((1, 1, 0), (gate.ThrottledAnswers, gate.Holds, gate.UnderWay));
        Assert.NotEqual(start, TimeProvider.System.GetTimestamp());
    }

    /// <summary>The milliseconds between refusals that say nothing.</summary>
    private static async Task<List<double>> Waits(AdaptiveGate gate, TimeProvider clock, int refusals)
    {
        var waits = new List<double>();
        Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Throttled(null));
        for (var before = clock.GetTimestamp(); waits.Count < refusals; before = clock.GetTimestamp())
        {
            var pass = await gate.EnterAsync(CancellationToken.None);
            waits.Add(clock.GetElapsedTime(before).TotalMilliseconds);
            Leave(pass, pass => pass.Throttled(null));
        }

        return waits;
    }
}
