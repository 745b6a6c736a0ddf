using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>Counts what judging allocates.</summary>
internal static class Allocation
{
    private const int Passes = 5;

    internal static double PerRecord(Contender contender, RecordBlock[] blocks)
    {
        contender.JudgeAll(blocks);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var pass = 0; pass < Passes; pass++)
        {
            contender.JudgeAll(blocks);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / ((double)Passes * blocks.Sum(block => block.Count));
    }
}
