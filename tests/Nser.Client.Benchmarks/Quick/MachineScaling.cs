using System.Diagnostics;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>How much faster two threads than one count, which share nothing: what the machine has to give at the moment.</summary>
internal static class MachineScaling
{
    private const long Steps = 200_000_000;

    internal static double Measure() => Count(1) / Count(2);

    private static TimeSpan Count(int threads)
    {
        var start = Stopwatch.GetTimestamp();
        var counters = Enumerable.Range(0, threads).Select(_ => new Thread(() => Count(Steps / threads))).ToList();
        counters.ForEach(counter => counter.Start());
        counters.ForEach(counter => counter.Join());
        return Stopwatch.GetElapsedTime(start);
    }

    private static void Count(long steps)
    {
        var state = 1UL;
        for (var step = 0L; step < steps; step++)
        {
            state = (state * 6_364_136_223_846_793_005) + 1;
        }

        GC.KeepAlive(state);
    }
}
