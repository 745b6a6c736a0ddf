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
        var judges = new BlockJudges(options.Parallelism);
        var free = new Stack<NdjsonBlock>(Enumerable.Range(0, blocks).Select(_ => NewBlock()));
        var ahead = new Queue<NdjsonBlock>(blocks);
        using var reader = new NdjsonBlockReader(stream, options);
        try
        {
            while (true)
            {
                await ReadAheadAsync(reader, free, ahead, judges, cancellationToken).ConfigureAwait(false);
                if (!ahead.TryPeek(out var block))
                {
                    reader.Failure?.Throw();
                    yield break;
                }

                await block.JudgedAsync().ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                block.ThrowIfFaulted();
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
            judges.Stop();
            foreach (var block in ahead)
            {
                await block.JudgedAsync().ConfigureAwait(false);
                block.Release();
            }

            foreach (var block in free)
            {
                block.Release();
            }
        }
    }

    /// <summary>Reads at least one block where there is room for it, and further ones until the oldest is judged.</summary>
    private static async ValueTask ReadAheadAsync(NdjsonBlockReader reader, Stack<NdjsonBlock> free, Queue<NdjsonBlock> ahead, BlockJudges judges, CancellationToken cancellationToken)
    {
        while (!reader.IsAtEnd && free.TryPeek(out var block))
        {
            if (await reader.ReadAsync(block, cancellationToken).ConfigureAwait(false))
            {
                ahead.Enqueue(free.Pop());
                judges.Add(block);
            }

            if (ahead.TryPeek(out var oldest) && oldest.IsReady)
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
