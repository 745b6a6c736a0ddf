using System.Buffers;
using System.Runtime.CompilerServices;

namespace Nser.Standards.Validation;

/// <summary>The check of one file: blocks are read ahead, judged by several threads, and their findings given in the file's order.</summary>
/// <remarks>Everything but judging happens when the next finding is asked for, so a slow caller slows the reading, and nothing is left running behind a caller that leaves.</remarks>
internal sealed class NdjsonCheck(RecordValidator records, NserStandard standard, NserApiVersion version, NdjsonValidationOptions options)
{
    /// <summary>A block being judged and one waiting for each thread, and one that is read or told of.</summary>
    private readonly int blocks = (2 * options.Parallelism) + 1;

    internal async IAsyncEnumerable<ValidationFinding> RunAsync(Stream stream, ValidationTally tally, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // After each block a thread goes to the end of the pool's queue, so that other work of the process gets its turn.
        var judges = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, options.Parallelism, maxItemsPerTask: 1).ConcurrentScheduler;
        using var stopping = new CancellationTokenSource();
        var free = new Stack<NdjsonBlock>(Enumerable.Range(0, blocks).Select(_ => NewBlock()));
        var ahead = new Queue<NdjsonBlock>(blocks);
        using var reader = new NdjsonBlockReader(stream, options);
        try
        {
            while (true)
            {
                await ReadAheadAsync(reader, free, ahead, read => read.StartJudging(judges, stopping.Token), cancellationToken).ConfigureAwait(false);
                if (!ahead.TryPeek(out var block))
                {
                    reader.Failure?.Throw();
                    yield break;
                }

                await block.Judging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                await block.Judging.ConfigureAwait(false);
                foreach (var finding in Take(block, tally))
                {
                    yield return finding;
                }

                options.Progress?.Report(tally.Summary);
                free.Push(ahead.Dequeue());
            }
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            foreach (var block in ahead)
            {
                await block.Judging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                block.Release();
            }

            foreach (var block in free)
            {
                block.Release();
            }
        }
    }

    /// <summary>Reads at least one block where there is room for it, and further ones until the oldest is judged.</summary>
    private static async ValueTask ReadAheadAsync(NdjsonBlockReader reader, Stack<NdjsonBlock> free, Queue<NdjsonBlock> ahead, Action<NdjsonBlock> startJudging, CancellationToken cancellationToken)
    {
        while (!reader.IsAtEnd && free.TryPeek(out var block))
        {
            if (await reader.ReadAsync(block, cancellationToken).ConfigureAwait(false))
            {
                ahead.Enqueue(free.Pop());
                startJudging(block);
            }

            if (ahead.TryPeek(out var oldest) && oldest.Judging.IsCompleted)
            {
                return;
            }
        }
    }

    private NdjsonBlock NewBlock() => new(new NdjsonLineJudge(records, standard, version, options.MaxLineBytes), options.Buffers);

    private static IEnumerable<ValidationFinding> Take(NdjsonBlock block, ValidationTally tally)
    {
        var linesBefore = tally.Lines;
        while (true)
        {
            for (var index = 0; index < block.Found.Count; index++)
            {
                var finding = block.Found[index, linesBefore];
                tally.Add(finding);
                yield return finding;
            }

            if (block.IsJudged)
            {
                tally.Add(block.Found);
                yield break;
            }

            block.Found.Take();
            block.Judge();
        }
    }
}

/// <summary>How an NDJSON file is read and judged.</summary>
public sealed record NdjsonValidationOptions
{
    private const int MostParallelism = 256;
    private const int LeastLineBytes = 1024;
    private const int MostLineBytes = 512 * 1024 * 1024;

    /// <summary>How many threads of the pool judge at the same time, 1 to 256. The findings and their order do not depend on it. Default: the number of processors.</summary>
    public int Parallelism { get; init; } = Math.Min(System.Environment.ProcessorCount, MostParallelism);

    /// <summary>The most bytes one line may have. Default 1 MiB; from 1 KiB to 512 MiB. A longer line is skipped with the finding <c>NSER-IMPORT-LENGTH</c>; no more of it than this is held in memory.</summary>
    public int MaxLineBytes { get; init; } = 1024 * 1024;

    /// <summary>Hears of the summary so far after each block of the file, about half a megabyte. Default <see langword="null"/>.</summary>
    public IProgress<ValidationSummary>? Progress { get; init; }

    /// <summary>How many bytes are handed to a thread at once: enough that handing over costs nothing, few enough to stay in its cache.</summary>
    internal int BlockBytes { get; init; } = 512 * 1024;

    /// <summary>Where buffers come from.</summary>
    internal ArrayPool<byte> Buffers { get; init; } = ArrayPool<byte>.Shared;

    internal NdjsonValidationOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Parallelism, 1, nameof(Parallelism));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Parallelism, MostParallelism, nameof(Parallelism));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxLineBytes, LeastLineBytes, nameof(MaxLineBytes));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxLineBytes, MostLineBytes, nameof(MaxLineBytes));
        return this;
    }
}
