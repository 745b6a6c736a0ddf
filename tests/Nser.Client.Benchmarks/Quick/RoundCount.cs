using System.Diagnostics;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>Counts rounds: as many as wanted, fewer but at least three when the machine is so busy that their time runs out.</summary>
internal static class RoundCount
{
    private const int Least = 3;

    internal static IEnumerable<int> Within(int wanted, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < wanted && (round < Least || Stopwatch.GetElapsedTime(start) < time); round++)
        {
            yield return round;
        }
    }
}
