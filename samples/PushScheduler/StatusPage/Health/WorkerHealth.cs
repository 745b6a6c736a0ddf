using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.StatusPage.Health;

/// <summary>What the worker's health is made of: the outbox with its store, and each client that a feed sends by.</summary>
internal static class WorkerHealth
{
    internal static void AddWorkerHealth(this IServiceCollection services, WorkerSettings settings)
    {
        var checks = services.AddHealthChecks().AddNserOutbox();
        foreach (var client in settings.Feeds.Select(feed => feed.Client).Distinct(StringComparer.Ordinal))
        {
            _ = client.Length == 0 ? checks.AddNserClient() : checks.AddNserClient(client);
        }
    }
}
