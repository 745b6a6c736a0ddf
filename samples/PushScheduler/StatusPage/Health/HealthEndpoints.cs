using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nser.PushScheduler.StatusPage.Texts;

namespace Nser.PushScheduler.StatusPage.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the outbox's store can be used and no client fails. Names and states only; the page says more.</summary>
internal static class HealthEndpoints
{
    internal static void MapHealth(this IEndpointRouteBuilder host)
    {
        host.MapGet("/health/live", () => TypedResults.Json(new Answer("healthy", new Dictionary<string, string>()))).AllowAnonymous();
        host.MapGet("/health/ready", async (HealthCheckService checks, CancellationToken cancellationToken) =>
        {
            var report = await checks.CheckHealthAsync(cancellationToken);
            return TypedResults.Json(
                new Answer(Words.Of(report.Status), report.Entries.ToDictionary(entry => entry.Key, entry => Words.Of(entry.Value.Status), StringComparer.Ordinal)),
                statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
        }).AllowAnonymous();
    }

    private sealed record Answer(string Status, IReadOnlyDictionary<string, string> Checks);
}
