using Nser.Client.Outbox;
using Nser.PushScheduler.Settings;
using Nser.PushScheduler.Sources.Endpoint;
using Nser.PushScheduler.Sources.Folder;
using Nser.PushScheduler.Sources.Query;

namespace Nser.PushScheduler.Sources;

/// <summary>Each feed's source, made once.</summary>
internal sealed class SlotSources : IDisposable
{
    private readonly Dictionary<string, ISlotSource> byFeed;

    public SlotSources(WorkerSettings settings, IOutbox outbox, TimeProvider time) =>
        byFeed = settings.Feeds.ToDictionary(feed => feed.Name, feed => Of(feed, outbox.Slots, time), StringComparer.Ordinal);

    /// <summary>The source of a feed of the settings.</summary>
    internal ISlotSource this[string feed] => byFeed[feed];

    public void Dispose()
    {
        foreach (var source in byFeed.Values.OfType<IDisposable>())
        {
            source.Dispose();
        }
    }

    private static ISlotSource Of(FeedSettings feed, ISlotLedger ledger, TimeProvider time) => feed.Source switch
    {
        { Folder: { } folder } => new FolderSource(folder, feed.Standard!.Value, feed.Mapping, ledger, time),
        { Query: { } query } => new QuerySource(query, feed.Standard!.Value, feed.Mapping),
        var other => new EndpointSource(other.Endpoint!, feed.Standard!.Value, feed.Mapping),
    };
}
