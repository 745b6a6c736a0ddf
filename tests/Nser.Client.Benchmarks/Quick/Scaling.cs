using System.Diagnostics;

namespace Nser.Client.Benchmarks;

/// <summary>How much faster two workers judge the same records than one, by the clock on the wall.</summary>
internal static class Scaling
{
    private const int Wanted = 9;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan LeastTurn = TimeSpan.FromMilliseconds(250);

    internal static double Measure(Workload workload, FigureWriter figures)
    {
        var passes = (int)Math.Ceiling(LeastTurn / Turn(workload, 1, 1));
        var one = new List<double>();
        var two = new List<double>();
        foreach (var _ in RoundCount.Within(Wanted, Time))
        {
            one.Add(Turn(workload, 1, passes).TotalMicroseconds);
            two.Add(Turn(workload, 2, passes).TotalMicroseconds);
        }

        var records = (double)passes * workload.Count;
        figures.Remark($"one worker {Median.Of(one) / records:0.00}, two workers {Median.Of(two) / records:0.00} us a record, by the clock on the wall");
        return Median.OfRatios(one, two);
    }

    private static TimeSpan Turn(Workload workload, int workers, int passes)
    {
        var start = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < passes; pass++)
        {
            Parallel.ForEach(workload.Mixed, new ParallelOptions { MaxDegreeOfParallelism = workers }, block => new FullContender().Judge(block));
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
