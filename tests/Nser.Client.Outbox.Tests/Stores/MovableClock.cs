namespace Nser.Client.Outbox.Tests.Stores;

/// <summary>A clock that moves when it is told to.</summary>
public sealed class MovableClock : TimeProvider
{
    private long ticks = new DateTimeOffset(2027, 1, 31, 18, 59, 0, TimeSpan.Zero).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
