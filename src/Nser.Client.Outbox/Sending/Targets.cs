using System.Collections.Concurrent;

namespace Nser.Client.Outbox.Sending;

/// <summary>The feeds, and the client that sends each.</summary>
internal sealed class Targets(OutboxOptions options, Func<string, NserClient> clients, Backoff backoff, Reconciliation reconciliation, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Target> byName = new(StringComparer.Ordinal);

    internal IReadOnlyList<OutboxFeed> Feeds { get; } = [.. options.Feeds];

    internal IEnumerable<string> Names => Feeds.Select(feed => feed.Client).Distinct(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">There is no such feed.</exception>
    internal OutboxFeed Feed(string name) => Feeds.FirstOrDefault(feed => feed.Name == name)
        ?? throw new ArgumentException($"There is no such feed. The configured ones are {string.Join(", ", Feeds.Select(feed => feed.Name))}.", nameof(name));

    internal Target Of(OutboxFeed feed) =>
        byName.GetOrAdd(feed.Client, static (name, self) => self.Make(name), this);

    private Target Make(string name) => new(name, clients(name), options, backoff, reconciliation, time);
}
