using System.Diagnostics;
using Nser.Client.Benchmarks.Quick;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Pull;

/// <summary>Lets the client and a handwritten loop read the same households from the same server in turns, by the clock on the wall.</summary>
internal static class PullRounds
{
    private const int WarmUps = 2;

    /// <summary>The client's time over that of the loop.</summary>
    internal static async Task<double> MeasureAsync(PullServer server, SandboxRole role, NserApiVersion version, int wanted, TimeSpan time, FigureWriter figures)
    {
        using var ours = new ClientReader();
        using var theirs = new HandReader();
        await ours.OpenAsync(server, role, version);
        await theirs.OpenAsync(server, role, version);
        var (left, right) = (new List<Turn>(), new List<Turn>());
        foreach (var round in RoundCount.Within(WarmUps + wanted, time))
        {
            var isEven = round % 2 == 0;
            var first = await TurnAsync(isEven ? ours : theirs);
            var second = await TurnAsync(isEven ? theirs : ours);
            var (our, their) = isEven ? (first, second) : (second, first);
            if (our.Sum != their.Sum || our.Sum.Rows == 0)
            {
                throw new InvalidOperationException("The two did not read the same rows, or none.");
            }

            if (round >= WarmUps || wanted <= WarmUps)
            {
                left.Add(our);
                right.Add(their);
            }
        }

        var rows = (double)left[0].Sum.Rows;
        figures.Remark($"{role}, V{version}, {rows:0} rows: {ours.Name} {Median.Of(left.Select(turn => turn.Wall)) / rows * 1e6:0.0} us a row ({Median.Of(left.Select(turn => turn.Processor)) / rows * 1e6:0.0} us of its processor, {Median.Of(left.Select(turn => turn.Allocated)) / rows:0} bytes allocated), {theirs.Name} {Median.Of(right.Select(turn => turn.Wall)) / rows * 1e6:0.0} us ({Median.Of(right.Select(turn => turn.Processor)) / rows * 1e6:0.0} us, {Median.Of(right.Select(turn => turn.Allocated)) / rows:0} bytes); {Median.OfRatios(left.Select(turn => turn.Processor), right.Select(turn => turn.Processor)):0.00} times the processor time");
        return Median.OfRatios(left.Select(turn => turn.Wall), right.Select(turn => turn.Wall));
    }

    private static async Task<Turn> TurnAsync(PullReader reader)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        var sum = await reader.ReadAsync(static _ => { });
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return new(sum, wall, (process.TotalProcessorTime - processor).TotalSeconds, GC.GetTotalAllocatedBytes() - allocated);
    }

    /// <summary>One reading: seconds by the clock on the wall and of this process's processor, and bytes allocated.</summary>
    private readonly record struct Turn(PullSum Sum, double Wall, double Processor, double Allocated);
}
