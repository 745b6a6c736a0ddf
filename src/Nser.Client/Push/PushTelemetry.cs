using Microsoft.Extensions.Logging;
using Nser.Client.Pipeline;

namespace Nser.Client.Push;

/// <summary>What a push tells logs and metrics: the library and counts.</summary>
internal sealed class PushTelemetry(string library, ILogger logger)
{
    internal void Settled(PushSegment segment)
    {
        foreach (var kind in segment.Items.GroupBy(item => item.ToOutcome().Kind))
        {
            NserInstruments.CountRecords(library, kind.Key.ToString(), kind.Count());
        }
    }

    internal void Ended(PushTally tally, Exception? failure)
    {
        var total = tally.Progress;
        if (failure is null)
        {
            Log.Ended(logger, library, total.Read, total.Accepted, total.Duplicates, total.Rejected, total.Conflicts, tally.Replays);
        }
        else
        {
            Log.Stopped(logger, library, failure.GetType().Name, total.Read, total.Settled);
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Information, "Push to {Library} ended: {Read} read, {Accepted} accepted, {Duplicates} duplicates, {Rejected} rejected, {Conflicts} in conflict, {Replays} answers replayed")]
    internal static partial void Ended(ILogger logger, string library, long read, long accepted, long duplicates, long rejected, long conflicts, long replays);

    [LoggerMessage(1302, LogLevel.Error, "Push to {Library} stopped by {Fault} after {Read} records read, {Settled} with an outcome")]
    internal static partial void Stopped(ILogger logger, string library, string fault, long read, long settled);
}
