using Microsoft.Extensions.Logging;

namespace Nser.Client.Push;

internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Information, "Push to {Library} ended: {Read} read, {Accepted} accepted, {Duplicates} duplicates, {Rejected} rejected, {Conflicts} in conflict, {Replays} answers replayed")]
    internal static partial void Ended(ILogger logger, string library, long read, long accepted, long duplicates, long rejected, long conflicts, long replays);

    [LoggerMessage(1302, LogLevel.Error, "Push to {Library} stopped by {Fault} after {Read} records read, {Settled} with an outcome")]
    internal static partial void Stopped(ILogger logger, string library, string fault, long read, long settled);
}
