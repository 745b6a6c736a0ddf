using System.Threading.RateLimiting;

namespace Nser.PushScheduler.StatusPage.Access;

/// <summary>How often an address may try a key: few enough that guessing one of sixteen characters is hopeless.</summary>
internal static class AttemptLimits
{
    internal const string SignIn = "sign-in";
    internal const string Scrape = "scrape";

    /// <summary>Attempts to sign in, per address and minute.</summary>
    internal const int SignInsPerMinute = 5;

    private const int ScrapesPerMinute = 60;

    internal static void AddAttemptLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(SignIn, context => PerMinute(context, SignInsPerMinute));
        limiter.AddPolicy(Scrape, context => PerMinute(context, ScrapesPerMinute));
    });

    private static RateLimitPartition<string> PerMinute(HttpContext context, int most) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
}
