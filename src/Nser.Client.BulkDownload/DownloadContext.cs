using Microsoft.Extensions.Logging;
using Nser.Client.BulkDownload.Pace;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Client.Queries;

namespace Nser.Client.BulkDownload;

/// <summary>What all workers of one run share.</summary>
internal sealed record DownloadContext(QueryClient Calls, TargetFolder Folder, BulkDownloadOptions Options, NserClientOptions Client, ILogger Logger)
{
    internal required AdaptiveGate Gate { get; init; }

    /// <summary>The geo library of the plan.</summary>
    internal required string GeoVersion { get; init; }

    internal required Bandwidth Bandwidth { get; init; }

    internal required DownloadTally Tally { get; init; }

    internal TimeProvider Time => Client.TimeProvider;

    /// <summary>Whether the wait that the registry asks for is one that the caller bears.</summary>
    internal bool Bears(NserException error) => Tally.Silence + (error.RetryAfter ?? TimeSpan.Zero) <= Options.Patience;
}
