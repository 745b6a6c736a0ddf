using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client.Outbox;

namespace Nser.PushScheduler.StatusPage.Health;

/// <summary>Unhealthy when the outbox's store does not answer.</summary>
internal sealed class StoreCheck(IOutbox outbox) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await outbox.Status.HoldsAsync(cancellationToken);
            return HealthCheckResult.Healthy("The store answers.");
        }
        catch (OutboxStoreException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
