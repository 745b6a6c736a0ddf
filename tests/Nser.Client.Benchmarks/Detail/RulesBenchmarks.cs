using BenchmarkDotNet.Attributes;
using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Detail;

/// <summary>What the rules add to the shape of one record, valid or not.</summary>
[MemoryDiagnoser]
public class RulesBenchmarks
{
    private const int PerStandard = 2000;
    private readonly BenchmarkWorkload workload = BenchmarkWorkload.Create(PerStandard);
    private readonly PlanContender plan = new();
    private readonly FullContender full = new();

    [Params(false, true)]
    public bool WithInvalid { get; set; }

    private RecordBlock[] Blocks => WithInvalid ? workload.Mixed : workload.Valid;

    [Benchmark(OperationsPerInvoke = 2 * PerStandard, Baseline = true)]
    public int Shape() => plan.JudgeAll(Blocks);

    [Benchmark(OperationsPerInvoke = 2 * PerStandard)]
    public int ShapeAndRules() => full.JudgeAll(Blocks);
}
