using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>Brings one file to its end: attempt after attempt, each from where the one before ended, until it is complete or there is no hope.</summary>
internal sealed class TehsilDownload(TehsilJob job)
{
    /// <summary>A source that is not what it says may have been spoilt on the way; more often than this it is the registry's.</summary>
    private const int UnsoundSources = 2;

    private int failures, unsound;
    private long standing;

    private DownloadContext Context => job.Context;

    /// <summary>Downloads the file.</summary>
    /// <exception cref="NserException">It is not complete. What came whole is committed.</exception>
    /// <exception cref="BulkFileException">The target fails, or what comes is not sound.</exception>
    internal async Task<BulkTehsilResult> RunAsync(CancellationToken cancellationToken)
    {
        for (; ; )
        {
            try
            {
                return await AttemptAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (NserVersionRetiredException retired) when (Counts(retired))
            {
                // The next attempt asks in the version that is left; what the old one brought is not mixed with it.
            }
            catch (NserException error) when (error is NserThrottledException { IsTransient: true } && Context.Bears(error))
            {
                // The gate holds everybody back.
            }
            catch (NserException error) when (error.IsTransient && Counts(error))
            {
                BulkLog.Again(Context.Logger, job.Name.ToString(), failures, error.Message);
                await WaitAsync(error, cancellationToken).ConfigureAwait(false);
            }
            catch (BulkFileException error) when (error.Fault == BulkFileFault.UnsoundSource && ++unsound <= UnsoundSources)
            {
                BulkLog.Unsound(Context.Logger, job.Name.ToString(), error.Message);
                job.Restart();
            }
        }
    }

    private async Task<BulkTehsilResult> AttemptAsync(CancellationToken cancellationToken)
    {
        var version = await Context.Calls.VersionAsync(cancellationToken).ConfigureAwait(false);
        var known = Context.Options.Refresh == BulkRefresh.Always ? null : CompletedFile.Find(Context.Folder, job.Terms(version), cancellationToken);
        if (known?.GeoVersion is { } before && before != Context.GeoVersion)
        {
            BulkLog.OtherGeography(Context.Logger, job.Name.ToString(), before, Context.GeoVersion);
        }

        if (known is not null && Context.Options.Refresh == BulkRefresh.Never)
        {
            return Ended(BulkOutcome.Skipped, known);
        }

        ITehsilSource source = version == NserApiVersion.V1 ? new PageSource(job, new RawPageReader(Context.Calls.Profile)) : new ExportSource(job, version);
        return await source.FetchAsync(known, cancellationToken).ConfigureAwait(false) is { } fresh ? Ended(BulkOutcome.Completed, fresh) : Ended(BulkOutcome.Skipped, known!);
    }

    private BulkTehsilResult Ended(BulkOutcome outcome, BulkManifestFile file) => new()
    {
        TehsilCode = job.Name.Tehsil,
        Quintile = job.Name.Quintile,
        Outcome = outcome,
        FileName = file.Name,
        Rows = file.Rows,
        RowsFetched = job.RowsFetched,
        Bytes = file.Bytes,
        Restarts = job.Restarts,
        Manifest = file,
    };

    /// <summary>Counts a failure; those before it are forgiven when rows have come since. Whether there may be another attempt.</summary>
    private bool Counts(NserException error)
    {
        failures = job.RowsFetched > standing ? 1 : failures + 1;
        standing = job.RowsFetched;
        return failures <= Context.Client.Retry.MaxRetries && (error.RetryAfter is null || Context.Bears(error));
    }

    // Where the registry said how long to wait, the gate holds everybody back for so long.
    private Task WaitAsync(NserException error, CancellationToken cancellationToken) =>
        error.IsThrottling && error.RetryAfter is not null ? Task.CompletedTask : Task.Delay(error.RetryAfter ?? RetryPlan.Backoff(Context.Client.Retry, Context.Client.Randomness, failures - 1), Context.Time, cancellationToken);
}
