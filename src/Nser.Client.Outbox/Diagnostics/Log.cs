using Microsoft.Extensions.Logging;

namespace Nser.Client.Outbox.Diagnostics;

/// <summary>Feeds, batch keys, counts and codes; never a record, its id, a file name or what a server writes freely.</summary>
internal static partial class Log
{
    [LoggerMessage(1401, LogLevel.Debug, "{Feed}: {Queued} records queued, {Known} known before, {Rejected} rejected")]
    internal static partial void Enqueued(ILogger logger, string feed, int queued, int known, int rejected);

    [LoggerMessage(1402, LogLevel.Information, "Batch {Key} of {Feed} settled in attempt {Attempt}: {Accepted} accepted, {Rejected} rejected, {Parked} parked, {InDoubt} in doubt, {SentAgain} to be sent again")]
    internal static partial void Settled(ILogger logger, string key, string feed, int attempt, int accepted, int rejected, int parked, int inDoubt, int sentAgain);

    [LoggerMessage(1403, LogLevel.Warning, "Batch {Key} of {Feed}: attempt {Attempt} did not end it; the next follows in {Seconds:0.###} s at the earliest ({Reason})")]
    internal static partial void Again(ILogger logger, string key, string feed, int attempt, double seconds, string reason);

    [LoggerMessage(1404, LogLevel.Warning, "FENCED: batch {Key} of {Feed} was taken over by another worker; what this one found out is not written")]
    internal static partial void Fenced(ILogger logger, string key, string feed);

    [LoggerMessage(1405, LogLevel.Warning, "Batch {Key} of {Feed} with {Records} records is divided into {Parts}")]
    internal static partial void Divided(ILogger logger, string key, string feed, int records, int parts);

    [LoggerMessage(1406, LogLevel.Error, "Batch {Key} of {Feed} with {Records} records is in doubt ({Code}): reconcile it")]
    internal static partial void Doubted(ILogger logger, string key, string feed, int records, string code);

    [LoggerMessage(1407, LogLevel.Warning, "Client '{Client}' is left alone for {Seconds:0.###} s ({Reason})")]
    internal static partial void Held(ILogger logger, string client, double seconds, string reason);

    [LoggerMessage(1408, LogLevel.Critical, "Client '{Client}' is STOPPED until a person resumes it ({Reason})")]
    internal static partial void Stopped(ILogger logger, string client, string reason);

    [LoggerMessage(1409, LogLevel.Critical, "Batch {Key} of {Feed} is not sent: its bytes came out otherwise than when its key was made")]
    internal static partial void ContentDiffers(ILogger logger, string key, string feed);

    [LoggerMessage(1410, LogLevel.Information, "Batch {Key} of {Feed} was read back: the registry holds {Stored} of {Records} records")]
    internal static partial void ReadBack(ILogger logger, string key, string feed, int stored, int records);

    [LoggerMessage(1411, LogLevel.Error, "The outbox's store failed; nothing is lost, and it is tried again")]
    internal static partial void StoreFailed(ILogger logger, Exception error);

    [LoggerMessage(1412, LogLevel.Error, "Batch {Key} of {Feed}: unexpected {Fault}")]
    internal static partial void Unexpected(ILogger logger, string key, string feed, string fault);

    [LoggerMessage(1413, LogLevel.Error, "Looking for work failed: unexpected {Fault}")]
    internal static partial void LaneFailed(ILogger logger, string fault);

    [LoggerMessage(1414, LogLevel.Warning, "{Feed}: {Rejected} records are not fit for the version in use and are rejected")]
    internal static partial void UnfitForVersion(ILogger logger, string feed, int rejected);

    [LoggerMessage(1415, LogLevel.Information, "A person put {Records} records back in line")]
    internal static partial void Replayed(ILogger logger, int records);

    [LoggerMessage(1416, LogLevel.Information, "A person parked {Records} records")]
    internal static partial void Parked(ILogger logger, int records);

    [LoggerMessage(1417, LogLevel.Information, "Client '{Client}' is resumed by a person")]
    internal static partial void Resumed(ILogger logger, string client);

    [LoggerMessage(1418, LogLevel.Information, "{Rows} rows settled longer ago than the retention are removed")]
    internal static partial void Pruned(ILogger logger, int rows);
}
