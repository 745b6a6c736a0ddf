using BenchmarkDotNet.Attributes;

namespace Nser.Client.Benchmarks;

/// <summary>What the rules add to the shape of one record, valid or not.</summary>
[MemoryDiagnoser]
public class RulesBenchmarks
{
    private const int PerStandard = 2000;
    private readonly Workload workload = Workload.Create(PerStandard);
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
