using System.Globalization;

namespace Nser.PushScheduler.StatusPage.Access;

/// <summary>What a browser may do with the page: show it with its own style sheet, send its forms back, and keep nothing.</summary>
internal static class SafeHeaders
{
    internal const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    internal static void UseSafeHeaders(this WebApplication host) => host.Use(static (context, next) =>
    {
        // English with one way to write numbers and dates, whatever the machine's culture is.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        // At the last moment: an answer to a fault starts with its headers cleared.
        context.Response.OnStarting(Set, context.Response);
        return next(context);
    });

    private static Task Set(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
