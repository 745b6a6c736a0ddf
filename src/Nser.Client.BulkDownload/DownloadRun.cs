using Microsoft.Extensions.Logging;
using Nser.Client.BulkDownload.Pace;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;

namespace Nser.Client.BulkDownload;

/// <summary>One run: takes the folder, lets workers bring the plan's files to their end, writes the manifest and reports.</summary>
internal sealed class DownloadRun : IDisposable
{
    private readonly BulkPlan plan;
    private readonly DownloadContext context;
    private readonly BulkTehsilResult?[] results;
    private readonly CancellationTokenSource stop = new();
    private DownloadFailure? stopped;
    private int taken = -1;

    internal DownloadRun(BulkPlan plan, BulkDownloadOptions options, TargetFolder folder, RegistryCalls calls, ILogger logger)
    {
        this.plan = plan;
        results = new BulkTehsilResult?[plan.Items.Count];
        var gate = new AdaptiveGate(options.MaxParallelism, options.RequestsPerSecond, calls.Client.TimeProvider);
        context = new(calls, folder, options, logger)
        {
            Gate = gate,
            GeoVersion = plan.GeoVersion.ToString(),
            Bandwidth = new(options.BytesPerSecond, calls.Client.TimeProvider),
            Tally = new(plan.Items.Count, gate, options, calls.Client.TimeProvider),
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
            using var download = new TehsilDownload(context, index, new(item.TehsilCode, item.Quintile));
            try
            {
                End(index, download, await download.RunAsync(stop.Token).ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                results[index] = download.Result(BulkOutcome.NotReached, null, null);
            }
            catch (Exception error) when (DownloadFailure.Of(error, context.Bears) is { } why)
            {
                BulkLog.Failed(context.Logger, download.Name.ToString(), why.Reason, why.Message);
                End(index, download, download.Result(BulkOutcome.Failed, null, why));
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

    private void Stop(DownloadFailure why)
    {
        if (Interlocked.CompareExchange(ref stopped, why, null) is null)
        {
            BulkLog.Stopped(context.Logger, why.Reason, why.Message);
            stop.Cancel();
        }
    }

    private void End(int index, TehsilDownload download, BulkTehsilResult result)
    {
        results[index] = result;
        context.Tally.End(index, result.Outcome, result.Rows);
        BulkLog.Ended(context.Logger, download.Name.ToString(), result.Outcome, result.Rows, result.RowsFetched);
    }

    private static BulkTehsilResult NotReached(BulkPlanItem item) => new() { TehsilCode = item.TehsilCode, Quintile = item.Quintile, Outcome = BulkOutcome.NotReached, Reason = BulkFailureReason.Stopped };

    private void WriteManifest(bool isOver)
    {
        try
        {
            ManifestFile.Renew(context.Folder, [.. results.Where(result => result?.Outcome == BulkOutcome.Completed).Select(result => result!.Manifest!)], context.Time, CancellationToken.None);
        }
        catch (BulkFileException error)
        {
            // What stopped the run is the better thing to report. The next run writes the manifest from the states.
            stopped = isOver && stopped is null ? DownloadFailure.Of(error, context.Bears) : stopped;
        }
    }

    private BulkReport Report()
    {
        var report = new BulkReport
        {
            Results = [.. results.Select((result, index) => result ?? NotReached(plan.Items[index]))],
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

/// <summary>What all workers of one run share.</summary>
internal sealed record DownloadContext(RegistryCalls Calls, TargetFolder Folder, BulkDownloadOptions Options, ILogger Logger)
{
    internal required AdaptiveGate Gate { get; init; }

    /// <summary>The version of the geo library that the plan was made with.</summary>
    internal required string GeoVersion { get; init; }

    internal required Bandwidth Bandwidth { get; init; }

    internal required DownloadTally Tally { get; init; }

    internal NserClientContext Client => Calls.Client;

    internal TimeProvider Time => Client.TimeProvider;

    /// <summary>Whether the wait that the registry asks for is within <see cref="BulkDownloadOptions.Patience"/>.</summary>
    internal bool Bears(NserException error) => Tally.Silence + (error.RetryAfter ?? TimeSpan.Zero) <= Options.Patience;
}

/// <summary>Why a file failed.</summary>
/// <param name="Reason">The kind.</param>
/// <param name="Fault">The fault of the target.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="IsForAll">Whether every other file would fail for the same reason.</param>
internal sealed record DownloadFailure(BulkFailureReason Reason, BulkFileFault? Fault, string Message, bool IsForAll)
{
    /// <summary>Classifies an error; <see langword="null"/> for an error that a run does not expect.</summary>
    /// <param name="error">The error.</param>
    /// <param name="bears">Whether the run accepts the wait that an error asks for.</param>
    internal static DownloadFailure? Of(Exception error, Predicate<NserException> bears) => error switch
    {
        BulkFileException { Fault: BulkFileFault.UnsoundSource } unsound => new(BulkFailureReason.Unsound, null, unsound.Message, IsForAll: false),
        BulkFileException target => new(BulkFailureReason.Target, target.Fault, target.Message, IsForAll: true),
        NserAuthenticationException login => new(BulkFailureReason.Authentication, null, login.Message, IsForAll: true),
        NserThrottledException { IsTransient: false } limit => new(BulkFailureReason.RowLimit, null, limit.Message, IsForAll: true),
        NserException { IsThrottling: true } busy when !bears(busy) => new(BulkFailureReason.Throttled, null, busy.Message, IsForAll: true),
        NserRejectedException refused => new(BulkFailureReason.Refused, null, refused.Message, IsForAll: false),
        NserException other => new(BulkFailureReason.Transport, null, other.Message, IsForAll: false),
        _ => null,
    };
}
