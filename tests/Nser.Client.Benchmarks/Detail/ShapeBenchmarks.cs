using BenchmarkDotNet.Attributes;
using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Detail;

/// <summary>The shape of one record, by each contender.</summary>
[MemoryDiagnoser]
public class ShapeBenchmarks
{
    private const int PerStandard = 2000;
    private readonly BenchmarkWorkload workload = BenchmarkWorkload.Create(PerStandard);
    private readonly PlanContender plan = new();
    private readonly ReaderContender reader = new();
    private readonly NJsonSchemaContender judge = new();

    [Benchmark(OperationsPerInvoke = 2 * PerStandard)]
    public int Plan() => plan.JudgeAll(workload.Mixed);

    [Benchmark(OperationsPerInvoke = 2 * PerStandard)]
    public int Reader() => reader.JudgeAll(workload.Mixed);

    [Benchmark(OperationsPerInvoke = 2 * PerStandard, Baseline = true)]
    public int NJsonSchema() => judge.JudgeAll(workload.Mixed);
}
