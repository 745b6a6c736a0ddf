namespace Nser.Client.Outbox.Sending;

/// <summary>Wakes idle drainers of this process when records come in; others find them at their next look.</summary>
internal sealed class WorkSignal(TimeProvider time)
{
    private readonly object gate = new();
    private TaskCompletionSource news = New();

    internal void Raise()
    {
        lock (gate)
        {
            news.TrySetResult();
            news = New();
        }
    }

    /// <summary>Ends at the next news, or after <paramref name="most"/>.</summary>
    internal async Task WaitAsync(TimeSpan most, CancellationToken cancellationToken)
    {
        Task coming;
        lock (gate)
        {
            coming = news.Task;
        }

        await coming.WaitAsync(most, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
