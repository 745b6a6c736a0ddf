using System.Net.Http.Headers;
using Nser.PushScheduler.StatusPage.Access;

namespace Nser.PushScheduler.StatusPage.Telemetry;

/// <summary><c>/metrics</c> for Prometheus. If the page asks for a key, a scraper sends it as a bearer token (<c>authorization: credentials_file</c>).</summary>
internal static class MetricsEndpoint
{
    internal static void MapMetrics(this IEndpointRouteBuilder host) => host.MapPrometheusScrapingEndpoint("/metrics")
        .AddEndpointFilter(static async (call, next) => await MayReadAsync(call.HttpContext) ? await next(call) : Refused(call.HttpContext))
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
        .AllowAnonymous()
        .RequireRateLimiting(AttemptLimits.Scrape);

    private static async Task<bool> MayReadAsync(HttpContext context)
    {
        var page = context.RequestServices.GetRequiredService<PageKey>();
        return !page.IsAsked || context.User.Identity?.IsAuthenticated == true || await page.MatchesAsync(Bearer(context), context.RequestAborted);
    }

    private static IResult Refused(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }

    private static string? Bearer(HttpContext context) =>
        AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) && string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter : null;
}
