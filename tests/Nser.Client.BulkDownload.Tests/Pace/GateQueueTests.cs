using Nser.Client.BulkDownload.Pace;
using static Nser.Client.BulkDownload.Tests.Pace.GateRounds;

namespace Nser.Client.BulkDownload.Tests.Pace;

/// <summary>Who goes through: in order, each once, and nobody who gave up.</summary>
public sealed class GateQueueTests
{
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

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
