using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Selection;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards;

namespace Nser.Client.BulkDownload;

/// <summary>Downloads the beneficiaries of many tehsils, several at a time, each into a file of its own.</summary>
/// <remarks>
/// A file under its final name is complete: its rows, bytes and digest were compared with what the registry announced, and it was on stable storage before it got the name.
/// The same run again fetches only what is missing or has changed. Every row that the registry sends is metered.
/// Source: data sharing protocols 3.0, section 10.2 (bulk data are limited by tehsil); the documents' download of bulk data by quintile and area.
/// </remarks>
public sealed class BulkDownloader
{
    private readonly NserClient client;
    private readonly NserClientContext context;

    internal BulkDownloader(NserClient client) => (this.client, context) = (client, client.Context);

    /// <summary>The geography that plans are made with: <see cref="NserClientOptions.Validation"/>'s, or the embedded one.</summary>
    public GeoLibrary Geography => context.Validation.Geography ?? GeoLibrary.Current;

    /// <summary>Finds the files that a selection means. Asks nobody: show the plan before you run it.</summary>
    /// <exception cref="BulkSelectionException">The selection is empty, or names something that is unknown or ambiguous; all faults are told, with near names.</exception>
    public BulkPlan Plan(BulkSelection selection) => new BulkPlanner(Geography).Plan(selection);

    /// <summary>Downloads what a plan lists and is not complete yet.</summary>
    /// <param name="plan">The files.</param>
    /// <param name="options">Where to, in which form, and with how much of the link.</param>
    /// <param name="cancellationToken">Stops the workers. What came whole is committed, so that the same call goes on there.</param>
    /// <returns>What became of each file. A file that failed is no exception: look at <see cref="BulkReport.IsComplete"/> or exit with <see cref="BulkReport.ExitCode"/>.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; nothing was sent.</exception>
    /// <exception cref="BulkFileException">The folder cannot be used: another process downloads into it (<see cref="BulkFileFault.InUse"/>), it is a symbolic link, it cannot be made. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public Task<BulkReport> RunAsync(BulkPlan plan, BulkDownloadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return Task.Run(
            async () =>
            {
                var logger = context.LoggerFactory.CreateLogger("Nser.Client.BulkDownload");
                using var folder = TargetFolder.Open(options.Folder);
                using var held = FolderLock.Take(folder, context.TimeProvider);
                if (held.TakenOverFrom is { } before)
                {
                    BulkLog.TakenOver(logger, before.ToString());
                }

                using var run = new DownloadRun(plan, options, folder, new RegistryCalls(client), logger);
                return await run.RunAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }
}
