namespace Nser.Client.Pipeline;

/// <summary>One piece of work that many wait for. It lives on its own: a caller who gives up leaves, and the work goes on for the others.</summary>
/// <param name="work">The work. It must first look whether somebody else has just done it.</param>
internal sealed class SharedTask<T>(Func<CancellationToken, Task<T>> work) : IDisposable
{
    private readonly object gate = new();
    private readonly CancellationTokenSource lifetime = new();
    private Task<T>? flight;

    /// <summary>Waits for the work under way, or begins it.</summary>
    internal Task<T> JoinAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(lifetime.IsCancellationRequested, this);
            flight ??= Begin();
            return flight.WaitAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            lifetime.Cancel();
            lifetime.Dispose();
        }
    }

    private Task<T> Begin()
    {
        // The work belongs to no caller: not to the first one's span, not to its ambient values.
        using (ExecutionContext.SuppressFlow())
        {
            var end = lifetime.Token;
            var begun = Task.Run(() => WorkAsync(end), CancellationToken.None);
            _ = begun.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return begun;
        }
    }

    private async Task<T> WorkAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await work(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
            {
                flight = null;
            }
        }
    }
}
