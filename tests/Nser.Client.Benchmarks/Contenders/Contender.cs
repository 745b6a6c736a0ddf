namespace Nser.Client.Benchmarks;

/// <summary>One way to judge records.</summary>
/// <param name="Name">How it is called in the output.</param>
/// <param name="Judge">Judges all records of a block, from their bytes, and returns how many it refuses.</param>
internal sealed record Contender(string Name, Func<RecordBlock, int> Judge)
{
    internal int JudgeAll(IEnumerable<RecordBlock> blocks) => blocks.Sum(Judge);
}
