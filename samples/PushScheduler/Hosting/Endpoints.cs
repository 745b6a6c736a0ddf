using Nser.PushScheduler.StatusPage;

namespace Nser.PushScheduler.Hosting;

/// <summary>Everything that the worker serves: the status page, health and metrics.</summary>
internal static class Endpoints
{
    internal static void Map(WebApplication host) => StatusPageHost.Map(host);
}
