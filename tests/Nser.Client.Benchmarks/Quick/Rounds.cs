using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>Lets contenders judge the same blocks in turns, round by round: what slows the machine for a while slows all of them.</summary>
internal sealed class Rounds(RecordBlock[] blocks)
{
    private const int Wanted = 9;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);
    private static readonly TimeSpan LeastTurn = TimeSpan.FromMilliseconds(80);
    private readonly int records = blocks.Sum(block => block.Count);

    /// <summary>The time that each contender took for one record, in microseconds of its thread, in each round.</summary>
    internal Dictionary<Contender, List<double>> Run(params Contender[] contenders)
    {
        foreach (var contender in contenders)
        {
            Turn(contender, WarmUp);
        }

        var times = contenders.ToDictionary(contender => contender, _ => new List<double>());
        foreach (var _ in RoundCount.Within(Wanted, Time))
        {
            foreach (var contender in contenders)
            {
                times[contender].Add(Turn(contender, LeastTurn));
            }
        }

        return times;
    }

    private double Turn(Contender contender, TimeSpan atLeast)
    {
        var start = ThreadTime.Now;
        var passes = 0;
        TimeSpan taken;
        do
        {
            contender.JudgeAll(blocks);
            passes++;
            taken = ThreadTime.Now - start;
        }
        while (taken < atLeast);

        return taken.TotalMicroseconds / ((double)passes * records);
    }
}
