using System.Diagnostics;
using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Quick;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks;

/// <summary>Ten million records, shape and rules, through the client's check of files on two threads.</summary>
internal static class TenMillion
{
    private const int Records = 10_000_000;
    private const int PerStandard = 50_000;
    private const int Threads = 2;

    internal static async Task<int> RunAsync(TextWriter output)
    {
        var figures = new FigureWriter(output);
        var workload = BenchmarkWorkload.Create(PerStandard);
        var times = Records / workload.Count;
        figures.Remark($"{workload.Count} different records (seed {BenchmarkWorkload.Seed}, {workload.BytesARecord:0} bytes each, 3 % invalid), their bytes handed out {times} times by a stream: {Records * workload.BytesARecord / 1e9:0.0} GB in all");
        await FileCheck.RunAsync(workload.Mixed, 1, Threads);
        var start = Stopwatch.GetTimestamp();
        var refused = await FileCheck.RunAsync(workload.Mixed, times, Threads);
        var taken = Stopwatch.GetElapsedTime(start);
        figures.Remark($"{refused} refused, {Records / taken.TotalSeconds:0} records a second on {Threads} threads");
        figures.Figure("validation.ten_million_s", taken.TotalSeconds);
        return 0;
    }
}
