using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Pace;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>Downloads one file of a run: attempt after attempt, each from where the one before ended, until the file is complete or the error is final.</summary>
/// <param name="context">What the run shares.</param>
/// <param name="index">The file's place in the plan.</param>
/// <param name="name">The file's codes.</param>
internal sealed class TehsilDownload(DownloadContext context, int index, BulkFileName name) : IDisposable
{
    /// <summary>Bytes that do not match what was announced may have been damaged on the way; more often than this they are the registry's.</summary>
    private const int UnsoundSources = 2;

    private readonly RunningSha256 sourceHash = new();
    private int failures, unsound;
    private long rowsAtFailure;

    internal DownloadContext Context => context;

    internal BulkFileName Name => name;

    /// <summary>Rows that the file holds now, with those of earlier runs.</summary>
    internal long Rows { get; private set; }

    /// <summary>Rows that this run fetched.</summary>
    internal long RowsFetched { get; private set; }

    /// <summary>How often the file began again with no rows.</summary>
    internal int Restarts { get; private set; }

    /// <summary>Whether a compressed stream broke: the next one is asked for uncompressed, because only such a stream can be resumed.</summary>
    internal bool Uncompressed { get; set; }

    /// <summary>The rows of numbered pages that came since the file began.</summary>
    internal RowIdentities Identities { get; private set; } = new();

    /// <summary>Downloads the file.</summary>
    /// <exception cref="NserException">It is not complete. The rows that came whole are committed.</exception>
    /// <exception cref="BulkFileException">The target fails, or the rows are not what the registry announced.</exception>
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
                // The next attempt asks in the version that is left and starts from the first row.
            }
            catch (NserException error) when (error is NserThrottledException { IsTransient: true } && context.Bears(error))
            {
                // The gate holds all workers.
            }
            catch (NserException error) when (error.IsTransient && Counts(error))
            {
                BulkLog.Again(context.Logger, name.ToString(), failures, error.Message);
                await WaitAsync(error, cancellationToken).ConfigureAwait(false);
            }
            catch (BulkFileException error) when (error.Fault == BulkFileFault.UnsoundSource && ++unsound <= UnsoundSources)
            {
                BulkLog.Unsound(context.Logger, name.ToString(), error.Message);
                Restart();
            }
        }
    }

    /// <summary>The result as it is now.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="file">The complete file, if it is complete.</param>
    /// <param name="failure">The reason, if it failed.</param>
    internal BulkTehsilResult Result(BulkOutcome outcome, BulkManifestFile? file, DownloadFailure? failure) => new()
    {
        TehsilCode = name.Tehsil,
        Quintile = name.Quintile,
        Outcome = outcome,
        FileName = file?.Name,
        Rows = file?.Rows ?? Rows,
        RowsFetched = RowsFetched,
        Bytes = file?.Bytes ?? 0,
        Restarts = Restarts,
        Reason = file is null ? failure?.Reason ?? BulkFailureReason.Stopped : null,
        Fault = failure?.Fault,
        Message = failure?.Message,
        Manifest = file,
    };

    /// <summary>Opens the part: what an earlier attempt or run committed, or an empty one.</summary>
    internal PartFile OpenPart(NserApiVersion version, CancellationToken cancellationToken) => PartFile.Open(context.Folder, Terms(version), context.Time, sourceHash, cancellationToken);

    /// <summary>Tells how many rows there are before anything is fetched.</summary>
    internal void Begin(long rows) => Set(rows, 0);

    /// <summary>Tells how many rows there are after some were fetched.</summary>
    internal void Take(PartFile part) => Set(part.Rows, part.Rows - Rows);

    /// <summary>Tells that the file begins again with no rows.</summary>
    internal void Restart()
    {
        if (Rows > 0)
        {
            Restarts++;
        }

        Identities = new();
        Set(0, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => sourceHash.Dispose();

    private async Task<BulkTehsilResult> AttemptAsync(CancellationToken cancellationToken)
    {
        var version = await context.Calls.VersionAsync(cancellationToken).ConfigureAwait(false);
        var known = context.Options.Refresh == BulkRefresh.Always ? null : CompletedFile.Find(context.Folder, Terms(version), cancellationToken);
        if (known?.GeoVersion is { } before && before != context.GeoVersion)
        {
            BulkLog.OtherGeography(context.Logger, name.ToString(), before, context.GeoVersion);
        }

        if (known is not null && context.Options.Refresh == BulkRefresh.Never)
        {
            return Result(BulkOutcome.Skipped, known, null);
        }

        ITehsilSource source = version == NserApiVersion.V1 ? new PageSource(this, new RawPageReader(context.Client.Contract)) : new ExportSource(this, version);
        return await source.FetchAsync(known, cancellationToken).ConfigureAwait(false) is { } fresh ? Result(BulkOutcome.Completed, fresh, null) : Result(BulkOutcome.Skipped, known, null);
    }

    private BulkFileTerms Terms(NserApiVersion version) =>
        new(name, context.Options.Form, name.Quintile is { } quintile ? FormattableString.Invariant($"tehsil={name.Tehsil}&quintile={quintile}") : $"tehsil={name.Tehsil}", version, version == NserApiVersion.V1 ? BulkSourceKind.Pages : BulkSourceKind.Stream)
        {
            GeoVersion = context.GeoVersion,
        };

    /// <summary>Counts a failure; those before it do not count when rows have come since. Returns whether there may be another attempt.</summary>
    private bool Counts(NserException error)
    {
        failures = RowsFetched > rowsAtFailure ? 1 : failures + 1;
        rowsAtFailure = RowsFetched;
        return failures <= context.Client.MaxRetries && (error.RetryAfter is null || context.Bears(error));
    }

    // Where the registry said how long to wait, the gate already holds all workers for that time.
    private Task WaitAsync(NserException error, CancellationToken cancellationToken) =>
        error.IsThrottling && error.RetryAfter is not null ? Task.CompletedTask : Task.Delay(error.RetryAfter ?? context.Client.RetryDelay(failures - 1), context.Time, cancellationToken);

    private void Set(long rows, long fetched)
    {
        Rows = rows;
        RowsFetched += fetched;
        context.Tally.Stand(index, rows, fetched);
    }
}

/// <summary>Fetches the rows of a tehsil in one version of the API.</summary>
internal interface ITehsilSource
{
    /// <summary>Makes one attempt: fetches what is missing, compares it with what was announced, and gives the file its name.</summary>
    /// <param name="known">The complete file of an earlier run, fetched again only if the source has changed; <see langword="null"/> when there is none.</param>
    /// <param name="cancellationToken">Ends the attempt; the rows that came whole are committed.</param>
    /// <returns>The manifest entry of the new file; <see langword="null"/> when the known file is up to date.</returns>
    /// <exception cref="NserException">The attempt failed. The rows that came whole are committed.</exception>
    /// <exception cref="BulkFileException">The rows are not what was announced, or the target fails.</exception>
    Task<BulkManifestFile?> FetchAsync(BulkManifestFile? known, CancellationToken cancellationToken);
}
