using BenchmarkDotNet.Attributes;

namespace Nser.Client.Benchmarks;

/// <summary>The shape of one record, by each contender.</summary>
public class ShapeBenchmarks
{
    private const int PerStandard = 2000;
    private readonly Workload workload = Workload.Create(PerStandard);

    [Benchmark(OperationsPerInvoke = 2 * PerStandard)]
    public int Plan() => Contenders.Plan.JudgeAll(workload.Mixed);

    [Benchmark(OperationsPerInvoke = 2 * PerStandard)]
    public int Reader() => Contenders.Reader.JudgeAll(workload.Mixed);

    [Benchmark(OperationsPerInvoke = 2 * PerStandard, Baseline = true)]
    public int NJsonSchema() => Contenders.NJsonSchema.JudgeAll(workload.Mixed);
}
