using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Benchmarks.Pull;

/// <summary>One way to read all households of the tehsil, page by page.</summary>
internal abstract class PullReader : IDisposable
{
    /// <summary>How it is called in the output.</summary>
    internal abstract string Name { get; }

    /// <summary>Logs in.</summary>
    internal abstract Task OpenAsync(PullServer server, SandboxRole role, NserApiVersion version);

    /// <summary>Reads the tehsil once.</summary>
    /// <param name="atRow">Told of the number of rows after each.</param>
    internal abstract Task<PullSum> ReadAsync(Action<long> atRow);

    public abstract void Dispose();
}

/// <summary>What tells two readings of the same rows apart.</summary>
internal readonly record struct PullSum(long Rows, long Members, long Ages, decimal Scores);
