using Microsoft.Extensions.Logging;
using Nser.Client.BulkDownload.Pace;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Queries;

namespace Nser.Client.BulkDownload;

/// <summary>One run: takes the folder, lets workers bring the plan's files to their end, writes the manifest and reports.</summary>
internal sealed class DownloadRun : IDisposable
{
    private readonly BulkPlan plan;
    private readonly DownloadContext context;
    private readonly BulkTehsilResult?[] results;
    private readonly CancellationTokenSource stop = new();
    private StopReason? stopped;
    private int taken = -1;

    internal DownloadRun(BulkPlan plan, BulkDownloadOptions options, TargetFolder folder, QueryClient calls, NserClientOptions client, ILogger logger)
    {
        this.plan = plan;
        results = new BulkTehsilResult?[plan.Items.Count];
        var gate = new AdaptiveGate(options.MaxParallelism, options.RequestsPerSecond, client.TimeProvider);
        context = new(calls, folder, options, client, logger)
        {
            Gate = gate,
            GeoVersion = plan.GeoVersion.ToString(),
            Bandwidth = new(options.BytesPerSecond, client.TimeProvider),
            Tally = new(plan.Items.Count, gate, options, client.TimeProvider),
        };
    }

    /// <summary>Runs the plan to its end, or until something stops it. The manifest is written in either case.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; what came whole is committed and the manifest written.</exception>
    internal async Task<BulkReport> RunAsync(CancellationToken cancellationToken)
    {
        BulkLog.Begun(context.Logger, plan.Items.Count, context.Options.MaxParallelism);
        var isOver = false;
        try
        {
            using var cancelled = cancellationToken.UnsafeRegister(static run => ((DownloadRun)run!).stop.Cancel(), this);
            var workers = Math.Min(context.Options.MaxParallelism, plan.Items.Count);
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, CancellationToken.None))).ConfigureAwait(false);
            isOver = !cancellationToken.IsCancellationRequested;
        }
        finally
        {
            WriteManifest(isOver);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Report();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        context.Gate.Dispose();
        stop.Dispose();
    }

    private async Task WorkAsync()
    {
        for (int index; (index = Interlocked.Increment(ref taken)) < plan.Items.Count && !stop.IsCancellationRequested;)
        {
            var item = plan.Items[index];
            var job = new TehsilJob(context, index, new(item.TehsilCode, item.Quintile));
            try
            {
                End(job, await new TehsilDownload(job).RunAsync(stop.Token).ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                results[index] = Ended(job, BulkOutcome.NotReached, null);
            }
            catch (Exception error) when (StopReason.Of(error, context.Bears) is { } why)
            {
                BulkLog.Failed(context.Logger, job.Name.ToString(), why.Reason, why.Message);
                End(job, Ended(job, BulkOutcome.Failed, why));
                if (why.IsForAll || context.Options.OnFailure == BulkFailurePolicy.Stop)
                {
                    Stop(why);
                }
            }
            catch
            {
                // Neither of the registry nor of the target: the caller gets it as it is, once the others have let go.
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private void Stop(StopReason why)
    {
        if (Interlocked.CompareExchange(ref stopped, why, null) is null)
        {
            BulkLog.Stopped(context.Logger, why.Reason, why.Message);
            stop.Cancel();
        }
    }

    private void End(TehsilJob job, BulkTehsilResult result)
    {
        results[job.Index] = result;
        context.Tally.End(job.Index, result.Outcome, result.Rows);
        BulkLog.Ended(context.Logger, job.Name.ToString(), result.Outcome, result.Rows, result.RowsFetched);
    }

    private static BulkTehsilResult Ended(TehsilJob job, BulkOutcome outcome, StopReason? why) => new()
    {
        TehsilCode = job.Name.Tehsil,
        Quintile = job.Name.Quintile,
        Outcome = outcome,
        Rows = job.Rows,
        RowsFetched = job.RowsFetched,
        Restarts = job.Restarts,
        Reason = why?.Reason ?? BulkFailureReason.Stopped,
        Fault = why?.Fault,
        Message = why?.Message,
    };

    private void WriteManifest(bool isOver)
    {
        try
        {
            ManifestFile.Renew(context.Folder, [.. results.Where(result => result?.Outcome == BulkOutcome.Completed).Select(result => result!.Manifest!)], context.Time, CancellationToken.None);
        }
        catch (BulkFileException error)
        {
            // What stopped the run is the better thing to report. The next run writes the manifest from the states.
            stopped = isOver && stopped is null ? StopReason.Of(error, context.Bears) : stopped;
        }
    }

    private BulkReport Report()
    {
        var report = new BulkReport
        {
            Results = [.. results.Select((result, index) => result ?? Ended(new(context, index, new(plan.Items[index].TehsilCode, plan.Items[index].Quintile)), BulkOutcome.NotReached, null))],
            StoppedBy = stopped?.Reason,
            Fault = stopped?.Fault,
            Message = stopped?.Message,
            Elapsed = context.Tally.Elapsed,
            BytesFetched = context.Tally.BytesFetched,
            Throttled = context.Gate.ThrottledAnswers,
        };
        BulkLog.Finished(context.Logger, report.Completed, report.Skipped, report.Failed, report.NotReached);
        return report;
    }
}
