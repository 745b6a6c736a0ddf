namespace Nser.PushScheduler.Slots;

/// <summary>Tells those who extract that there may be work.</summary>
internal sealed class SlotWork(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);
    private long lastRing = time.GetTimestamp();

    /// <summary>How long ago the alarm clock rang, by a clock that nobody sets.</summary>
    internal TimeSpan SinceLastRing => time.GetElapsedTime(Interlocked.Read(ref lastRing));

    /// <summary>Wakes one sleeper for each free hand; waking somebody twice does no harm.</summary>
    internal void Wake()
    {
        Interlocked.Exchange(ref lastRing, time.GetTimestamp());
        if (rung.CurrentCount < 8)
        {
            rung.Release(8);
        }
    }

    /// <summary>Sleeps until the next ring.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken) => rung.WaitAsync(cancellationToken);

    public void Dispose() => rung.Dispose();
}
