namespace Nser.Client.Outbox.Tests.Fakes;

/// <summary>The real clock with real timers, moved forward when a test does not want to wait for something to be due.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref shift));

    public void Move(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
