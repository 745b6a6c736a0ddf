using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores;

namespace Nser.Client.Outbox.Sending;

/// <summary>Sends what the outbox holds: in the background of a host, or once until nothing is due.</summary>
/// <remarks>Any number of drainers may share one store, in one process or several; a batch is in one hand at a time.</remarks>
public sealed class OutboxDrainer : BackgroundService
{
    /// <summary>How long a stopping host waits for batches to be given back after its own time ran out.</summary>
    private static readonly TimeSpan LastMoments = TimeSpan.FromSeconds(2);

    private readonly OutboxOptions options;
    private readonly OpenedStore store;
    private readonly DrainStep step;
    private readonly WorkSignal signal;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CancellationTokenSource breakOff = new();

    internal OutboxDrainer(OutboxOptions options, OpenedStore store, DrainStep step, WorkSignal signal, TimeProvider time, ILogger logger)
    {
        this.options = options;
        this.store = store;
        this.step = step;
        this.signal = signal;
        this.time = time;
        this.logger = logger;
    }

    /// <summary>Sends until nothing is due: what waits for a later attempt, for the end of a hold or for a person stays.</summary>
    /// <param name="cancellationToken">Takes no more batches and breaks off those under way, which are given back.</param>
    /// <exception cref="OutboxStoreException">The store cannot be used.</exception>
    public async Task<DrainReport> DrainAsync(CancellationToken cancellationToken = default)
    {
        await store.OpenAsync(cancellationToken).ConfigureAwait(false);
        var lanes = Enumerable.Range(0, options.MaxConcurrency).Select(_ => Task.Run(() => DrainLaneAsync(cancellationToken), CancellationToken.None));
        var reports = await Task.WhenAll(lanes).ConfigureAwait(false);
        return reports.Aggregate(new DrainReport(), (all, one) => all.Plus(one));
    }

    /// <summary>Takes no more batches. Those under way have the host's shutdown time to end; then they are broken off and given back.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        await breakOff.CancelAsync().ConfigureAwait(false);
        if (ExecuteTask is { } running)
        {
            await Task.WhenAny(running, Task.Delay(LastMoments, time, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        breakOff.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll(Enumerable.Range(0, options.MaxConcurrency).Select(_ => Task.Run(() => ServeLaneAsync(stoppingToken), CancellationToken.None))).ConfigureAwait(false);

    private async Task<DrainReport> DrainLaneAsync(CancellationToken cancellationToken)
    {
        var report = new DrainReport();
        while (await step.TakeAsync(cancellationToken, cancellationToken).ConfigureAwait(false) is { } done)
        {
            report = report.Plus(done);
        }

        return report;
    }

    private async Task ServeLaneAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (!await DidAsync(stopping).ConfigureAwait(false))
                {
                    await signal.WaitAsync(options.PollInterval, stopping).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops; what was under way is done or given back.
        }
    }

    private async Task<bool> DidAsync(CancellationToken stopping)
    {
        try
        {
            await store.OpenAsync(stopping).ConfigureAwait(false);
            return await step.TakeAsync(stopping, breakOff.Token).ConfigureAwait(false) is not null;
        }
        catch (OutboxStoreException error)
        {
            Log.StoreFailed(logger, error);
            return false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A lane that ends would leave the backlog to nobody.
            Log.LaneFailed(logger, error.GetType().Name);
            return false;
        }
    }
}

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
