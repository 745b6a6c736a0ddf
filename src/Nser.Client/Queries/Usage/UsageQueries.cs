using Nser.Client.Pipeline;

namespace Nser.Client.Queries.Usage;

/// <summary>What was read of the registry and what it costs.</summary>
public sealed class UsageQueries
{
    private readonly QueryClient calls;

    internal UsageQueries(QueryClient calls) => this.calls = calls;

    /// <summary>Reads the metered rows of a period.</summary>
    /// <param name="from">The first day, in Pakistan.</param>
    /// <param name="to">The last day, not before <paramref name="from"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    /// <exception cref="NserException">The call failed, or the answer contradicts itself.</exception>
    public Task<UsageReport> GetAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken = default)
    {
        Period.Check(from, to);
        return UsageQuery.AskAsync(calls, from, to, cancellationToken);
    }
}
