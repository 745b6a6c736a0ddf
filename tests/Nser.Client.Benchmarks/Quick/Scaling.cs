using System.Diagnostics;
using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>How much faster the client checks a file with two threads than with one, by the clock on the wall.</summary>
internal static class Scaling
{
    private const int Wanted = 9;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LeastTurn = TimeSpan.FromMilliseconds(250);

    internal static async Task<double> MeasureAsync(BenchmarkWorkload workload, FigureWriter figures)
    {
        await TurnAsync(workload, 1, 1);
        var times = (int)Math.Ceiling(LeastTurn / await TurnAsync(workload, 1, 1));
        var one = new List<double>();
        var two = new List<double>();
        var machine = new List<double>();
        foreach (var _ in RoundCount.Within(Wanted, Time))
        {
            one.Add((await TurnAsync(workload, 1, times)).TotalMicroseconds);
            two.Add((await TurnAsync(workload, 2, times)).TotalMicroseconds);
            machine.Add(MachineScaling.Measure());
        }

        var records = (double)times * workload.Count;
        figures.Remark($"a file, shape and rules: one thread {Median.Of(one) / records:0.00}, two threads {Median.Of(two) / records:0.00} us a record, by the clock on the wall");
        figures.Remark($"two threads that only count are {Median.Of(machine):0.00} times faster than one on this machine now: more than that no file can be");
        return Median.OfRatios(one, two);
    }

    private static async Task<TimeSpan> TurnAsync(BenchmarkWorkload workload, int threads, int times)
    {
        var start = Stopwatch.GetTimestamp();
        var refused = await FileCheck.RunAsync(workload.Mixed, times, threads);
        var taken = Stopwatch.GetElapsedTime(start);
        return refused == (long)workload.InvalidCount * times ? taken : throw new InvalidOperationException(FormattableString.Invariant($"{refused} records were refused, not {(long)workload.InvalidCount * times}."));
    }
}
