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
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    });
}
