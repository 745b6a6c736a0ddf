using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Nser.Client.Benchmarks.Detail;

/// <summary>BenchmarkDotNet within this process: a project generated inside the repository would inherit its build settings.</summary>
internal sealed class InProcessConfig : ManualConfig
{
    internal InProcessConfig()
    {
        Add(DefaultConfig.Instance);
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        WithArtifactsPath(Path.Combine(Path.GetTempPath(), "nser-client-benchmarks"));
    }
}
