namespace Nser.Client.BulkDownload.Tests.Runs;

/// <summary>Does something once, in the middle of a run: when the progress is so far.</summary>
internal sealed class Once(Predicate<BulkProgress> isDue, Action then) : IProgress<BulkProgress>
{
    private int done;

    /// <summary>Whether it was done.</summary>
    internal bool IsDone => Volatile.Read(ref done) == 1;

    public void Report(BulkProgress value)
    {
        if (isDue(value) && Interlocked.Exchange(ref done, 1) == 0)
        {
            then();
        }
    }
}
