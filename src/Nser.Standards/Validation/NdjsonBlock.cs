using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Nser.Standards.Validation;

/// <summary>Some whole lines of a file in one buffer, and what was found in them. Used again and again: filled and read by one thread, judged by another in between.</summary>
internal sealed class NdjsonBlock(NdjsonLineJudge judge, ArrayPool<byte> buffers) : IValueTaskSource
{
    /// <summary>Judging pauses here until the findings are taken, so that a file of nothing but faults fills no memory.</summary>
    private const int FindingsHeld = 10_000;

    private const byte LineFeed = (byte)'\n';

    private ManualResetValueTaskSourceCore<bool> judged = new() { RunContinuationsAsynchronously = true };
    private byte[] buffer = [];
    private int capacity;
    private int judgedTo;
    private Exception? fault;

    /// <summary>How many bytes of the file it holds.</summary>
    internal int Length { get; set; }

    internal Memory<byte> Content => buffer.AsMemory(0, Length);

    /// <summary>What can still be filled.</summary>
    internal Memory<byte> Space => buffer.AsMemory(Length, capacity - Length);

    internal BlockFindings Found { get; } = new();

    /// <summary>Whether every line was judged.</summary>
    internal bool IsJudged => judgedTo == Length;

    /// <summary>Whether <see cref="JudgedAsync"/> is done.</summary>
    internal bool IsReady => judged.GetStatus(judged.Version) != ValueTaskSourceStatus.Pending;

    /// <summary>Begins anew with the bytes that were read before.</summary>
    internal void Start(ReadOnlySpan<byte> begin, int size)
    {
        if (capacity != size)
        {
            Release();
            buffer = buffers.Rent(size);
            capacity = size;
        }

        Length = 0;
        while (begin.Length > capacity)
        {
            Grow();
        }

        begin.CopyTo(buffer);
        (Length, judgedTo, fault) = (begin.Length, 0, null);
        Found.Clear();
        judged.Reset();
    }

    /// <summary>Makes room for a line that is longer than the block.</summary>
    internal void Grow()
    {
        var larger = buffers.Rent(2 * capacity);
        Content.CopyTo(larger);
        buffers.Return(buffer);
        buffer = larger;
        capacity *= 2;
    }

    /// <summary>Passes over the first bytes, which belong to no line.</summary>
    internal void Skip(int bytes) => judgedTo = bytes;

    /// <summary>Judges the lines that were not yet, as long as there is room for findings.</summary>
    internal void Judge()
    {
        judge.Begin();
        while (!IsJudged && Found.Count < FindingsHeld)
        {
            var rest = buffer.AsMemory(judgedTo, Length - judgedTo);
            var end = rest.Span.IndexOf(LineFeed);
            var line = end < 0 ? rest : rest[..end];
            judgedTo += end < 0 ? rest.Length : end + 1;
            judge.Judge(line, hasEnd: end >= 0, Found);
        }
    }

    /// <summary>Tells the reader that the block was judged, or what kept the judge from it.</summary>
    internal void SetJudged(Exception? error)
    {
        fault = error;
        judged.SetResult(true);
    }

    /// <summary>Done when a judge has finished with the block, whether or not it came to the end.</summary>
    internal ValueTask JudgedAsync() => new(this, judged.Version);

    internal void ThrowIfFaulted()
    {
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>Gives the buffer back; the block can be started again.</summary>
    internal void Release()
    {
        if (capacity > 0)
        {
            buffers.Return(buffer);
            (buffer, capacity) = ([], 0);
        }
    }

    void IValueTaskSource.GetResult(short token) => judged.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => judged.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        judged.OnCompleted(continuation, state, token, flags);
}
