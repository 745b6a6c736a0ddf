namespace Nser.Client.Push;

/// <summary>The running totals of a push; senders of several batches count at the same time.</summary>
internal sealed class PushTally
{
    private readonly object gate = new();
    private PushProgress progress = new();

    internal long Replays { get; private set; }

    internal PushProgress Progress
    {
        get
        {
            lock (gate)
            {
                return progress;
            }
        }
    }

    internal void CountRead()
    {
        lock (gate)
        {
            progress = progress with { Read = progress.Read + 1 };
        }
    }

    internal void CountReplay()
    {
        lock (gate)
        {
            Replays++;
        }
    }

    /// <summary>Counts what V1.0 says of a whole batch, where it does not say it of each record.</summary>
    internal void CountStored(long accepted, long duplicates)
    {
        lock (gate)
        {
            progress = progress with { Accepted = progress.Accepted + accepted, Duplicates = progress.Duplicates + duplicates };
        }
    }

    internal void CountSettled(PushSegment segment)
    {
        lock (gate)
        {
            progress = progress with
            {
                Settled = progress.Settled + segment.Items.Count,
                Batches = progress.Batches + (segment.Sendable.Count > 0 ? 1 : 0),
                Accepted = progress.Accepted + Count(segment, PushOutcomeKind.Accepted),
                Duplicates = progress.Duplicates + Count(segment, PushOutcomeKind.Duplicate),
                Rejected = progress.Rejected + Count(segment, PushOutcomeKind.RejectedLocally) + Count(segment, PushOutcomeKind.RejectedByServer),
                Conflicts = progress.Conflicts + Count(segment, PushOutcomeKind.Conflict),
            };
        }
    }

    private static int Count(PushSegment segment, PushOutcomeKind kind) => segment.Items.Count(item => item.Kind == kind);
}
