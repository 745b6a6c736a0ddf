using Microsoft.Net.Http.Headers;

namespace Nser.PushScheduler.StatusPage;

/// <summary>The page's style sheet and icon, from the program itself: nothing comes from elsewhere.</summary>
internal static class AssetEndpoints
{
    internal static void MapAssets(this IEndpointRouteBuilder host)
    {
        Map(host, "status.css", "text/css; charset=utf-8");
        Map(host, "icon.svg", "image/svg+xml");
    }

    private static void Map(IEndpointRouteBuilder host, string file, string type)
    {
        using var stream = typeof(AssetEndpoints).Assembly.GetManifestResourceStream(file)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..16]}\"");
        host.MapGet("/" + file, (HttpContext context) =>
        {
            // Kept, but asked for each time: an upgrade shows at once.
            context.Response.Headers.CacheControl = "no-cache";
            return TypedResults.Bytes(bytes, type, entityTag: tag);
        }).AllowAnonymous();
    }
}
