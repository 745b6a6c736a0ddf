namespace Nser.Client.BulkDownload.Pace;

/// <summary>Bytes a second that all workers share.</summary>
/// <remarks>Bytes are counted when they have come, and whoever read them waits until they are paid for, one after another: nobody overtakes, so nobody starves.</remarks>
internal sealed class Bandwidth
{
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(100);
    private readonly object gate = new();
    private readonly long? bytesPerSecond;
    private readonly TimeProvider time;
    private readonly long start;
    private TimeSpan paid;

    /// <param name="bytesPerSecond">At least 1; <see langword="null"/> for no limit.</param>
    /// <param name="time">Measures.</param>
    internal Bandwidth(long? bytesPerSecond, TimeProvider time)
    {
        if (bytesPerSecond is { } rate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1, nameof(bytesPerSecond));
        }

        (this.bytesPerSecond, this.time, start) = (bytesPerSecond, time, time.GetTimestamp());
    }

    /// <summary>Counts bytes that were read and waits until they fit the limit.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled. The bytes stay counted: they have come.</exception>
    internal ValueTask TakeAsync(int bytes, CancellationToken cancellationToken)
    {
        if (bytesPerSecond is not { } rate)
        {
            return default;
        }

        TimeSpan wait;
        lock (gate)
        {
            var now = time.GetElapsedTime(start);
            paid = (now - Burst > paid ? now - Burst : paid) + TimeSpan.FromSeconds((double)bytes / rate);
            wait = paid - now;
        }

        return wait > TimeSpan.Zero ? new(Task.Delay(wait, time, cancellationToken)) : default;
    }
}
