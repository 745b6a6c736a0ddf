using System.Diagnostics;
using Nser.Client.Validation;

namespace Nser.Client.Benchmarks;

/// <summary>Ten million records, shape and rules, on two threads.</summary>
internal static class TenMillion
{
    private const int Records = 10_000_000;
    private const int PerStandard = 50_000;

    internal static int Run(TextWriter output)
    {
        var figures = new FigureWriter(output);
        var workload = Workload.Create(PerStandard);
        var times = Records / workload.Count;
        figures.Remark($"{workload.Count} different records (seed {Workload.Seed}, {workload.BytesARecord:0} bytes each, 3 % invalid), their bytes handed out {times} times by a stream: {Records * workload.BytesARecord / 1e9:0.0} GB in all");
        var refused = 0L;
        var start = Stopwatch.GetTimestamp();
        Parallel.ForEach(workload.Mixed, new ParallelOptions { MaxDegreeOfParallelism = 2 }, block => Interlocked.Add(ref refused, CountRefused(block, times)));
        var taken = Stopwatch.GetElapsedTime(start);
        figures.Remark($"{refused} refused, {Records / taken.TotalSeconds:0} records a second");
        figures.Figure("validation.ten_million_s", taken.TotalSeconds);
        return 0;
    }

    private static long CountRefused(RecordBlock block, int times)
    {
        using var stream = new RepeatingStream(block.Lines, times);
        var lines = new LineReader(stream);
        var full = new FullContender();
        var refused = 0L;
        while (lines.Next(out var line))
        {
            refused += full.Findings(block.Standard, line.Span).Exists(finding => finding.Severity == FindingSeverity.Error) ? 1 : 0;
        }

        return refused;
    }
}
