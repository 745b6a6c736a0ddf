using Nser.Client.BulkDownload.Pace;
using static Nser.Client.BulkDownload.Tests.Pace.GateRounds;

namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>How many at once: up with good answers, down with refusals and slowness.</summary>
public sealed class AdaptiveGateTests
{
    [Fact]
    public void It_begins_with_two_at_once_and_doubles_with_each_good_round_up_to_the_most() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(7, null, clock);
        var limits = new List<int>();

        for (var round = 0; round < 4; round++)
        {
            limits.Add(gate.Limit);
            await GoodRound(gate);
        }

        Assert.Equal([2, 4, 7, 7], limits);
        Assert.Equal(0, gate.Decreases);
    });

    [Fact]
    public void After_a_refusal_it_grows_by_about_one_a_round() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(16, null, clock);
        await GrowTo(gate, 16);
        await RefusedRound(gate, TimeSpan.FromSeconds(1));
        Assert.Equal(8, gate.Limit);

        for (var round = 0; round < 3; round++)
        {
            await GoodRound(gate);
        }

        Assert.InRange(gate.Limit, 10, 11);
    });

    [Fact]
    public void Refusals_of_requests_that_were_under_way_together_halve_the_limit_once() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        await GrowTo(gate, 8);

        await RefusedRound(gate, TimeSpan.FromSeconds(1));

        Assert.Equal((4, 1, 1, 8), (gate.Limit, gate.Decreases, gate.Holds, gate.ThrottledAnswers));
    });

    [Fact]
    public void However_often_it_is_refused_one_at_a_time_stays_allowed() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);

        for (var refusal = 0; refusal < 20; refusal++)
        {
            await RefusedRound(gate, null);
            Assert.InRange(gate.Limit, 1, 8);
        }

        Assert.Equal((1, 1), (gate.Limit, gate.Decreases));
        using var pass = await gate.EnterAsync(CancellationToken.None);
        Assert.Equal(1, gate.UnderWay);
    });

    [Fact]
    public void A_round_that_takes_several_times_as_long_until_the_first_byte_takes_a_quarter_off_the_limit() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        await GrowTo(gate, 8, TimeSpan.FromMilliseconds(200));

        await GoodRound(gate, TimeSpan.FromSeconds(1));

        Assert.Equal((6, 1, 0), (gate.Limit, gate.Decreases, gate.Holds));
    });

    [Fact]
    public void A_few_slow_answers_among_quick_ones_change_nothing() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        await GrowTo(gate, 8);

        for (var answer = 0; answer < 200; answer++)
        {
            var pass = await gate.EnterAsync(CancellationToken.None);
            Leave(pass, pass => pass.Answered(answer % 4 == 0 ? Fast : TimeSpan.FromSeconds(10)));
        }

        Assert.Equal((8, 0), (gate.Limit, gate.Decreases));
    });

    [Fact]
    public void Noise_on_a_quick_server_changes_nothing() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        await GrowTo(gate, 8, TimeSpan.FromMilliseconds(1));

        await GoodRound(gate, TimeSpan.FromMilliseconds(200));

        Assert.Equal((8, 0), (gate.Limit, gate.Decreases));
    });

    [Fact]
    public void A_server_that_became_slower_for_good_is_the_new_measure_after_two_minutes() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        await GrowTo(gate, 8);
        var slow = TimeSpan.FromSeconds(1);
        for (var second = 0; second < 180; second++)
        {
            await GoodRound(gate, slow);
            await Task.Delay(slow, clock);
        }

        Assert.InRange(gate.Decreases, 1, 100);
        Assert.Equal(8, gate.Limit);
    });

    [Fact]
    public void A_limit_of_which_half_is_used_does_not_grow() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);

        for (var request = 0; request < 20; request++)
        {
            Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Answered(Fast));
        }

        Assert.Equal(2, gate.Limit);
    });

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(1, 0.0)]
    [InlineData(1, -1.0)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_gate_that_could_let_nobody_through_is_refused(int most, double? requestsPerSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveGate(most, requestsPerSecond, TimeProvider.System));
}
