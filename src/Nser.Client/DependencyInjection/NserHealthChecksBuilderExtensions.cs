using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.Client.Composition;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client's health check.</summary>
public static class NserHealthChecksBuilderExtensions
{
    /// <summary>A probe must hear soon, while a call may go on trying for minutes; the login under way goes on for others.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Checks the client that <c>AddNserClient</c> registered: unhealthy when no token can be had within 10 seconds, degraded when a version or method in use is deprecated.</summary>
    /// <returns>The builder, for further checks.</returns>
    public static IHealthChecksBuilder AddNserClient(this IHealthChecksBuilder builder) => Add(builder, Options.Options.DefaultName, "nser");

    /// <summary>Checks the client of that name.</summary>
    /// <inheritdoc cref="AddNserClient(IHealthChecksBuilder)"/>
    public static IHealthChecksBuilder AddNserClient(this IHealthChecksBuilder builder, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Add(builder, name, $"nser-{name}");
    }

    private static IHealthChecksBuilder Add(IHealthChecksBuilder builder, string client, string check)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            check,
            container =>
            {
                var services = container.GetRequiredKeyedService<ClientServices>(client);
                return new NserHealthCheck(services.Tokens, services.Notices);
            },
            failureStatus: null,
            tags: ["nser"],
            timeout: Limit));
    }
}
