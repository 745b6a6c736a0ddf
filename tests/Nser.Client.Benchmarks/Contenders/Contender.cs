using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Contenders;

/// <summary>One way to judge records of version 2.0, set up beforehand: what is measured starts at the bytes and ends at the verdict. For one thread.</summary>
internal abstract class Contender
{
    /// <summary>How it is called in the output.</summary>
    internal abstract string Name { get; }

    /// <summary>Judges all records of the block and returns how many it refuses.</summary>
    internal abstract int Judge(RecordBlock block);

    internal int JudgeAll(RecordBlock[] blocks)
    {
        var refused = 0;
        foreach (var block in blocks)
        {
            refused += Judge(block);
        }

        return refused;
    }
}
