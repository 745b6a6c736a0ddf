using System.Net.Http.Headers;
using System.Text;
using Nser.PushScheduler.StatusPage.Access;

namespace Nser.PushScheduler.StatusPage.Metrics;

/// <summary><c>/metrics</c> for Prometheus. Where the page asks for a key, a scraper sends it as a bearer token (<c>authorization: credentials_file</c>).</summary>
internal static class MetricsEndpoint
{
    internal static void MapMetrics(this IEndpointRouteBuilder host) => host.MapGet("/metrics", async (HttpContext context, MetricBook book, PageKey page) =>
    {
        if (page.IsAsked && context.User.Identity?.IsAuthenticated != true && !await page.MatchesAsync(Bearer(context), context.RequestAborted))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        }

        return Results.Text(book.Read(), PrometheusText.ContentType, Encoding.UTF8);
    }).AllowAnonymous().RequireRateLimiting(AttemptLimits.Scrape);

    private static string? Bearer(HttpContext context) =>
        AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter : null;
}
