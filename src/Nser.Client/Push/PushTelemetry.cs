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
