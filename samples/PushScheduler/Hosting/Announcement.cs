using Nser.PushScheduler.Schedules;
using Nser.PushScheduler.Settings;

namespace Nser.PushScheduler.Hosting;

/// <summary>What the worker says once it runs: what it pushes from where to where, and where its page is.</summary>
internal static class Announcement
{
    internal static string Of(WebApplication host, WorkerSettings settings, Registry registry) =>
        string.Join(Environment.NewLine,
        [
            $"Pushing to {registry.Description}; the outbox is {(settings.Store.Kind == StoreKind.Sqlite ? "SQLite" : "PostgreSQL")}.",
            .. settings.Feeds.Select(feed => $"  {feed.Name}: {Source(feed.Source)}, at {ScheduleRule.Of(feed.Schedule).Text}"),
            $"Status page: {host.Urls.FirstOrDefault()}",
            "Settings are read once: restart after changing them. Stop with Ctrl-C.",
        ]);

    private static string Source(SourceSettings source) => source switch
    {
        { Folder: { } folder } => $"files dropped into {folder.Path}",
        { Query: { } query } => $"a query against {query.Database}",
        _ => $"a web endpoint on {new Uri(source.Endpoint!.Url).Authority}",
    };
}
