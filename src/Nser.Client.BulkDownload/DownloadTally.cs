using Nser.Client.BulkDownload.Pace;

namespace Nser.Client.BulkDownload;

/// <summary>Counts a run, and tells how far it is. What a file holds is set, not added up, so that nothing counts twice after a restart.</summary>
internal sealed class DownloadTally
{
    private readonly object gate = new();
    private readonly object telling = new();
    private readonly long[] rows;
    private readonly AdaptiveGate pace;
    private readonly BulkDownloadOptions options;
    private readonly TimeProvider time;
    private readonly long began;
    private long toldAt, heardAt, sum, fetched, bytes;
    private int completed, skipped, failed;

    internal DownloadTally(int files, AdaptiveGate pace, BulkDownloadOptions options, TimeProvider time)
    {
        (rows, this.pace, this.options, this.time) = (new long[files], pace, options, time);
        began = toldAt = heardAt = time.GetTimestamp();
    }

    internal TimeSpan Elapsed => time.GetElapsedTime(began);

    /// <summary>How long no worker has heard a byte.</summary>
    internal TimeSpan Silence => time.GetElapsedTime(Volatile.Read(ref heardAt));

    internal long BytesFetched => Interlocked.Read(ref bytes);

    /// <summary>Bytes came over the line.</summary>
    internal void Hear(int count)
    {
        Interlocked.Add(ref bytes, count);
        Volatile.Write(ref heardAt, time.GetTimestamp());
    }

    /// <summary>Says how many rows of a file stand now, and how many of them this run has fetched since it was last said.</summary>
    internal void Stand(int file, long count, long fetchedSince)
    {
        lock (gate)
        {
            sum += count - rows[file];
            rows[file] = count;
            fetched += fetchedSince;
        }

        Tell(isDue: false);
    }

    /// <summary>A file has ended.</summary>
    internal void End(int file, BulkOutcome outcome, long count)
    {
        lock (gate)
        {
            sum += count - rows[file];
            rows[file] = count;
            switch (outcome)
            {
                case BulkOutcome.Completed:
                    completed++;
                    break;
                case BulkOutcome.Skipped:
                    skipped++;
                    break;
                case BulkOutcome.Failed:
                    failed++;
                    break;
            }
        }

        Tell(isDue: completed + skipped + failed == rows.Length);
    }

    // One report at a time, in their order. A worker that finds one being made leaves its news to the next one.
    private void Tell(bool isDue)
    {
        if (options.Progress is not { } progress || (!isDue && time.GetElapsedTime(Volatile.Read(ref toldAt)) < options.BetweenReports)
            || !Monitor.TryEnter(telling, isDue ? Timeout.InfiniteTimeSpan : TimeSpan.Zero))
        {
            return;
        }

        try
        {
            Volatile.Write(ref toldAt, time.GetTimestamp());
            progress.Report(Now());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A display that fails is no reason to lose a download.
        }
        finally
        {
            Monitor.Exit(telling);
        }
    }

    private BulkProgress Now()
    {
        lock (gate)
        {
            var elapsed = Elapsed;
            var left = rows.Length - completed - skipped - failed;
            return new()
            {
                Files = rows.Length,
                Completed = completed,
                Skipped = skipped,
                Failed = failed,
                Rows = sum,
                RowsFetched = fetched,
                BytesFetched = BytesFetched,
                Elapsed = elapsed,
                Remaining = completed > 0 ? elapsed / completed * left : null,
                Parallelism = pace.Limit,
                Throttled = pace.ThrottledAnswers,
            };
        }
    }
}
