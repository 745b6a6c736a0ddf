using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Quick;

/// <summary>All figures of local validation in less than a minute.</summary>
internal static class QuickValidation
{
    private const int PerStandard = 4000;

    internal static async Task<int> RunAsync(TextWriter output)
    {
        var figures = new FigureWriter(output);
        var workload = BenchmarkWorkload.Create(PerStandard);
        figures.Remark($"seed {BenchmarkWorkload.Seed}: {workload.Count} different records of version 2.0, enrollments and deliveries, {workload.BytesARecord:0} bytes each, {workload.InvalidCount} of them invalid");
        figures.Remark($"{WorkloadCheck.Run(workload)}");

        Speed(workload, figures);
        figures.Figure("validation.alloc_bytes_per_valid_record", Allocation.PerRecord(new FullContender(), workload.Valid));
        figures.Figure("validation.two_core_scaling", await Scaling.MeasureAsync(workload, figures));
        figures.Figure("validation.vs_ajv", AgainstAjv.Measure(workload, figures));
        return 0;
    }

    private static void Speed(BenchmarkWorkload workload, FigureWriter figures)
    {
        var (plan, full, njsonschema, reader) = (new PlanContender(), new FullContender(), new NJsonSchemaContender(), new ReaderContender());
        var times = new Rounds(workload.Mixed).Run(plan, full, njsonschema, reader);
        foreach (var (contender, rounds) in times)
        {
            figures.Remark($"{contender.Name}: {Median.Of(rounds):0.00} us a record");
        }

        figures.Figure("validation.plan_vs_njsonschema", Median.OfRatios(times[njsonschema], times[plan]));
        figures.Figure("validation.full_vs_njsonschema", Median.OfRatios(times[njsonschema], times[full]));
        figures.Figure("validation.full_vs_reader", Median.OfRatios(times[full], times[reader]));
    }
}
