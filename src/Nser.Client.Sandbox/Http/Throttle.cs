namespace Nser.Client.Sandbox;

/// <summary>Counts calls in windows of one minute on the sandbox's clock.</summary>
internal sealed class Throttle(int? requestsPerMinute, TimeProvider clock)
{
    private readonly object gate = new();
    private long window;
    private int count;

    /// <summary>How long to wait for the next window; <see langword="null"/> when the call may go on.</summary>
    internal TimeSpan? Wait()
    {
        if (requestsPerMinute is not { } limit)
        {
            return null;
        }

        lock (gate)
        {
            var now = clock.GetUtcNow();
            var current = now.UtcTicks / TimeSpan.TicksPerMinute;
            (window, count) = current == window ? (window, count + 1) : (current, 1);
            return count <= limit ? null : TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (now.UtcTicks % TimeSpan.TicksPerMinute));
        }
    }
}
