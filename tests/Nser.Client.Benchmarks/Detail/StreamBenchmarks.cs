using BenchmarkDotNet.Attributes;
using Nser.Client.Benchmarks.Contenders;
using Nser.Client.Benchmarks.Workload;

namespace Nser.Client.Benchmarks.Detail;

/// <summary>One record's share of the check of a file, with one thread and with two.</summary>
[MemoryDiagnoser]
public class StreamBenchmarks
{
    private const int PerStandard = 2000;
    private const int Times = 10;
    private readonly BenchmarkWorkload workload = BenchmarkWorkload.Create(PerStandard);

    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark(OperationsPerInvoke = 2 * PerStandard * Times)]
    public Task<long> File() => FileCheck.RunAsync(workload.Mixed, Times, Threads);
}
