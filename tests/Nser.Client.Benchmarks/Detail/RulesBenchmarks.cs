using BenchmarkDotNet.Attributes;

namespace Nser.Client.Benchmarks;

/// <summary>What the rules add to the shape of one record, valid or not.</summary>
public class RulesBenchmarks
{
    private const int PerStandard = 2000;
    private readonly Workload workload = Workload.Create(PerStandard);

    [Params(false, true)]
    public bool WithInvalid { get; set; }

    private IReadOnlyList<RecordBlock> Blocks => WithInvalid ? workload.Mixed : workload.Valid;

    [Benchmark(OperationsPerInvoke = 2 * PerStandard, Baseline = true)]
    public int Shape() => Contenders.Plan.JudgeAll(Blocks);

    [Benchmark(OperationsPerInvoke = 2 * PerStandard)]
    public int ShapeAndRules() => Contenders.Full.JudgeAll(Blocks);
}
