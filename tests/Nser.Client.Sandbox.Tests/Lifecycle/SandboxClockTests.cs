using Nser.Client.Sandbox.Lifecycle;

namespace Nser.Client.Sandbox.Tests.Lifecycle;

public sealed class SandboxClockTests
{
    [Fact]
    public void A_frozen_clock_stands_moves_when_told_and_runs_on_when_thawed()
    {
        var clock = new SandboxClock();
        clock.Set(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        clock.Freeze();
        var stood = clock.GetUtcNow();
        Assert.Equal(stood, clock.GetUtcNow());

        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(TimeSpan.FromDays(2), clock.GetUtcNow() - stood);
        Assert.Equal(TimeSpan.FromDays(2), clock.GetElapsedTime(stood.UtcTicks));

        clock.Thaw();
        Assert.InRange(clock.GetUtcNow(), stood.AddDays(2), stood.AddDays(3));
    }

    [Fact]
    public async Task A_timer_rings_when_the_frozen_clock_passes_it_and_not_before()
    {
        var clock = new SandboxClock();
        clock.Freeze();
        var wait = Task.Delay(TimeSpan.FromHours(1), clock);

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.False(wait.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(1));
        await wait;
    }
}
