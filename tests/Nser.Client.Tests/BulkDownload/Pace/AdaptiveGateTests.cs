using Nser.Client.BulkDownload;

namespace Nser.Client.Tests.BulkDownload.Pace;

public sealed class AdaptiveGateTests
{
    private static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(10);

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

    [Fact]
    public void Whoever_came_first_goes_first() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(1, null, clock);
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async worker =>
        {
            using var pass = await gate.EnterAsync(CancellationToken.None);
            order.Add(worker);
            await Task.Delay(Fast, clock);
        }));

        Assert.Equal(Enumerable.Range(0, 10), order);
    });

    [Fact]
    public void A_cancelled_waiter_takes_no_place_and_none_of_the_rate() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, 1, clock);
        var start = clock.GetTimestamp();
        Leave(await gate.EnterAsync(CancellationToken.None), pass => pass.Answered(Fast));
        using var cancellation = new CancellationTokenSource();
        var cancelled = gate.EnterAsync(cancellation.Token).AsTask();
        var waiting = gate.EnterAsync(CancellationToken.None).AsTask();

        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        using var pass = await waiting;

        Assert.InRange(clock.GetElapsedTime(start), TimeSpan.FromSeconds(0.99), TimeSpan.FromSeconds(1));
        Assert.Equal(1, gate.UnderWay);
    });

    [Fact]
    public void Whoever_comes_with_a_cancelled_token_does_not_enter_a_free_gate() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.EnterAsync(new(canceled: true)).AsTask());

        Assert.Equal(0, gate.UnderWay);
    });

    [Fact]
    public void A_cancellation_after_entering_does_not_take_the_pass_away() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(1, null, clock);
        using var cancellation = new CancellationTokenSource();
        using var pass = await gate.EnterAsync(cancellation.Token);

        cancellation.Cancel();

        Assert.Equal(1, gate.UnderWay);
    });

    [Fact]
    public void A_pass_speaks_once_and_leaves_once() => VirtualTime.Run(async clock =>
    {
        using var gate = new AdaptiveGate(8, null, clock);
        var (first, second) = (await gate.EnterAsync(CancellationToken.None), await gate.EnterAsync(CancellationToken.None));

        first.Throttled(TimeSpan.FromSeconds(1));
        first.Throttled(TimeSpan.FromHours(1));
        first.Answered(Fast);
        first.Dispose();
        first.Dispose();

        Assert.Equal((1, 1), (gate.UnderWay, gate.ThrottledAnswers));
        second.Dispose();
        Assert.Equal(0, gate.UnderWay);
    });

    [Fact]
    public async Task Threads_that_enter_leave_and_give_up_at_once_never_exceed_the_most_and_lose_no_place()
    {
        using var gate = new AdaptiveGate(4, null, TimeProvider.System);
        var (underWay, mostSeen, entered, cancelled) = (0, 0, 0, 0);

        // The gate is full until somebody has given up: otherwise it might never have to wait.
        var (first, second) = (await gate.EnterAsync(CancellationToken.None), await gate.EnterAsync(CancellationToken.None));
        var givenUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var storm = Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            var chance = new Random(worker);
            for (var turn = 0; turn < 2000; turn++)
            {
                using var cancellation = new CancellationTokenSource();
                var entering = gate.EnterAsync(cancellation.Token).AsTask();
                if (chance.Next(3) == 0)
                {
                    await cancellation.CancelAsync();
                }

                try
                {
                    using var pass = await entering;
                    InterlockedMax(ref mostSeen, Interlocked.Increment(ref underWay));
                    Interlocked.Increment(ref entered);
                    await Task.Yield();
                    pass.Answered(Fast);
                    Interlocked.Decrement(ref underWay);
                }
                catch (OperationCanceledException)
                {
                    Interlocked.Increment(ref cancelled);
                    givenUp.TrySetResult();
                }
            }
        })));
        await givenUp.Task;
        first.Dispose();
        second.Dispose();
        await storm;

        Assert.Equal(16 * 2000, entered + cancelled);
        Assert.InRange(cancelled, 1, 16 * 1000);
        Assert.InRange(mostSeen, 1, 4);
        Assert.Equal((0, 4), (gate.UnderWay, gate.Limit));
    }

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

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(1, 0.0)]
    [InlineData(1, -1.0)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void A_gate_that_could_let_nobody_through_is_refused(int most, double? requestsPerSecond) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdaptiveGate(most, requestsPerSecond, TimeProvider.System));

    private static async Task GrowTo(AdaptiveGate gate, int limit, TimeSpan? untilFirstByte = null)
    {
        while (gate.Limit < limit)
        {
            await GoodRound(gate, untilFirstByte);
        }
    }

    private static Task GoodRound(AdaptiveGate gate, TimeSpan? untilFirstByte = null) => Round(gate, pass => pass.Answered(untilFirstByte ?? Fast));

    private static Task RefusedRound(AdaptiveGate gate, TimeSpan? retryAfter) => Round(gate, pass => pass.Throttled(retryAfter));

    /// <summary>As many as may go at once, all answered before one leaves.</summary>
    private static async Task Round(AdaptiveGate gate, Action<GatePass> answer)
    {
        var passes = new List<GatePass>();
        for (var left = gate.Limit; left > 0; left--)
        {
            passes.Add(await gate.EnterAsync(CancellationToken.None));
        }

        passes.ForEach(answer);
        passes.ForEach(pass => pass.Dispose());
    }

    private static void Leave(GatePass pass, Action<GatePass> answer)
    {
        answer(pass);
        pass.Dispose();
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

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
