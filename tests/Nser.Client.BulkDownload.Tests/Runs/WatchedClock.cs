namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>A clock that tells when a timer of about a length is set on it.</summary>
internal sealed class WatchedClock(TimeProvider clock) : TimeProvider
{
    private readonly TaskCompletionSource set = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The length; within half a second.</summary>
    internal required TimeSpan Awaited { get; init; }

    /// <summary>Ends when such a timer is set.</summary>
    internal Task IsSet => set.Task;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        See(dueTime);
        return new WatchedTimer(this, clock.CreateTimer(callback, state, dueTime, period));
    }

    private void See(TimeSpan dueTime)
    {
        if ((dueTime - Awaited).Duration() < TimeSpan.FromSeconds(0.5))
        {
            set.TrySetResult();
        }
    }

    private sealed class WatchedTimer(WatchedClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.See(dueTime);
            return timer.Change(dueTime, period);
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
