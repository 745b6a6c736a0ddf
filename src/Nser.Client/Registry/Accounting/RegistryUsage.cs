namespace Nser.Client.Registry;

/// <summary>What was read of the registry and what it costs.</summary>
public sealed class RegistryUsage
{
    private readonly RegistryCalls calls;

    internal RegistryUsage(RegistryCalls calls) => this.calls = calls;

    /// <summary>Reads the metered rows of a period.</summary>
    /// <param name="from">The first day, in Pakistan.</param>
    /// <param name="to">The last day, not before <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    /// <exception cref="NserException">The call failed, or the answer contradicts itself.</exception>
    public Task<RegistryUsageReport> GetAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        Period.Check(from, to);
        return UsageQuestion.AskAsync(calls, from, to, cancellationToken);
    }
}
