using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Nser.PushScheduler.StatusPage.Access;

/// <summary>Signing in with the key, for eight hours at the most, and out.</summary>
internal static class Session
{
    internal const string Path = "/sign-in";
    internal const string ReturnTo = "to";
    private const string KeyMark = "key";
    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    internal static void AddSession(this IServiceCollection services, bool isAsked)
    {
        services.AddSingleton<PageKey>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy) = ("push-scheduler-session", true, SameSiteMode.Strict, CookieSecurePolicy.SameAsRequest);
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (Longest, false);
            (cookie.LoginPath, cookie.ReturnUrlParameter) = (Path, ReturnTo);
            cookie.Events.OnValidatePrincipal = EndWhenTheKeyChangedAsync;
        });
        var authorization = services.AddAuthorizationBuilder();
        if (isAsked)
        {
            authorization.SetFallbackPolicy(new(
                [new Microsoft.AspNetCore.Authorization.Infrastructure.DenyAnonymousAuthorizationRequirement()], [CookieAuthenticationDefaults.AuthenticationScheme]));
        }
    }

    internal static void MapSession(this IEndpointRouteBuilder host)
    {
        host.MapPost("/session", SignInAsync).AllowAnonymous().RequireRateLimiting(AttemptLimits.SignIn);
        host.MapPost("/session/end", SignOutAsync).AllowAnonymous();
    }

    private static async Task<RedirectHttpResult> SignInAsync(HttpContext context, PageKey page, [FromForm] string? key, [FromForm] string? to)
    {
        if (!page.IsAsked || !await page.MatchesAsync(key, context.RequestAborted))
        {
            return TypedResults.Redirect($"{Path}?wrong=true");
        }

        var identity = new ClaimsIdentity([new(KeyMark, await page.MarkAsync(context.RequestAborted))], CookieAuthenticationDefaults.AuthenticationScheme);
        await context.SignInAsync(new ClaimsPrincipal(identity));
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(to) ? to : "/");
    }

    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, [FromForm] string? leave)
    {
        // The form's field is what makes the framework ask for the antiforgery token.
        _ = leave;
        await context.SignOutAsync();
        return TypedResults.LocalRedirect(Path);
    }

    private static async Task EndWhenTheKeyChangedAsync(CookieValidatePrincipalContext context)
    {
        var page = context.HttpContext.RequestServices.GetRequiredService<PageKey>();
        if (!page.IsAsked || context.Principal?.FindFirst(KeyMark)?.Value != await page.MarkAsync(context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
        }
    }
}
