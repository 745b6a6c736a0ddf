using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client.Pipeline;
using Nser.Client.Versioning;

namespace Nser.Client.Composition;

/// <summary>Healthy when a token can be had, degraded when something in use will go away, unhealthy when nobody can log in.</summary>
internal sealed class NserHealthCheck(IAccessTokens tokens, LifecycleNotices notices) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NserException error)
        {
            return new(context?.Registration.FailureStatus ?? HealthStatus.Unhealthy, error.Message);
        }

        var current = notices.Current;
        return current.Count == 0
            ? HealthCheckResult.Healthy("A token can be had.")
            : HealthCheckResult.Degraded(string.Join("; ", current.OrderBy(notice => notice.Version).ThenBy(notice => notice.Operation)));
    }
}
