using Microsoft.Extensions.Logging;

namespace Nser.Client.BulkDownload;

/// <summary>What a run says. Files are named by codes.</summary>
internal static partial class BulkLog
{
    [LoggerMessage(1501, LogLevel.Information, "Bulk download of {Files} files: begun, up to {Parallelism} at a time")]
    internal static partial void Begun(ILogger logger, int files, int parallelism);

    [LoggerMessage(1502, LogLevel.Debug, "{File}: {Outcome}, {Rows} rows, {Fetched} of them fetched now")]
    internal static partial void Ended(ILogger logger, string file, BulkOutcome outcome, long rows, long fetched);

    [LoggerMessage(1503, LogLevel.Warning, "{File}: attempt failed ({Failures} without progress); it goes on where it was. {Reason}")]
    internal static partial void Again(ILogger logger, string file, int failures, string reason);

    [LoggerMessage(1504, LogLevel.Warning, "{File}: begins anew. {Reason}")]
    internal static partial void Unsound(ILogger logger, string file, string reason);

    [LoggerMessage(1505, LogLevel.Error, "{File}: failed ({Reason}). {Message}")]
    internal static partial void Failed(ILogger logger, string file, BulkFailureReason reason, string message);

    [LoggerMessage(1506, LogLevel.Error, "Bulk download stopped ({Reason}). {Message}")]
    internal static partial void Stopped(ILogger logger, BulkFailureReason reason, string message);

    [LoggerMessage(1507, LogLevel.Information, "Bulk download ended: {Completed} completed, {Skipped} skipped, {Failed} failed, {NotReached} not reached")]
    internal static partial void Finished(ILogger logger, int completed, int skipped, int failed, int notReached);

    [LoggerMessage(1508, LogLevel.Warning, "The folder was not freed by the download before ({Holder}); what it committed is taken up")]
    internal static partial void TakenOver(ILogger logger, string holder);

    [LoggerMessage(1509, LogLevel.Warning, "{File}: the complete file was made with geo library {Before}, the plan with {Now}: look whether the tehsil is still the same area")]
    internal static partial void OtherGeography(ILogger logger, string file, string before, string now);
}
