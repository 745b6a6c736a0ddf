using System.Diagnostics.CodeAnalysis;

namespace Nser.Standards.Validation;

/// <summary>At most so many threads of the pool at a time, which judge blocks in the order in which they come.</summary>
/// <remarks>After each block a thread goes to the end of the pool's queue, so that other work of the process gets its turn.</remarks>
internal sealed class BlockJudges(int parallelism) : IThreadPoolWorkItem
{
    private readonly Queue<NdjsonBlock> waiting = new();
    private int busy;
    private volatile bool stopped;

    internal void Add(NdjsonBlock block)
    {
        lock (waiting)
        {
            waiting.Enqueue(block);
            if (busy == parallelism)
            {
                return;
            }

            busy++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>From now on blocks are passed over: nobody asks for them.</summary>
    internal void Stop() => stopped = true;

    void IThreadPoolWorkItem.Execute()
    {
        if (Next() is { } block)
        {
            Judge(block);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private NdjsonBlock? Next()
    {
        lock (waiting)
        {
            if (!waiting.TryDequeue(out var block))
            {
                busy--;
            }

            return block;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is thrown again where the findings are read.")]
    private void Judge(NdjsonBlock block)
    {
        Exception? fault = null;
        try
        {
            if (!stopped)
            {
                block.Judge();
            }
        }
        catch (Exception error)
        {
            fault = error;
        }

        block.SetJudged(fault);
    }
}
