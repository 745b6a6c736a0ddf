using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client.Outbox;
using Nser.Client.Outbox.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the outbox's health check.</summary>
public static class NserOutboxHealthChecksBuilderExtensions
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Checks the outbox of <c>AddNserOutbox</c>: unhealthy when its store cannot be used or a client is stopped; degraded when the oldest record waits longer than
    /// <see cref="OutboxOptions.BacklogAlert"/>, records are in doubt or parked, or a client is held.
    /// </summary>
    /// <returns>The builder, for further checks.</returns>
    public static IHealthChecksBuilder AddNserOutbox(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            "nser-outbox",
            container => container.GetRequiredService<OutboxParts>().NewHealthCheck(),
            failureStatus: null,
            tags: ["nser"],
            timeout: Limit));
    }
}
