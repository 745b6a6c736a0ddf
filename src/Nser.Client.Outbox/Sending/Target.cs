using System.Collections.Concurrent;
using Nser.Client.Push.Prepared;
using Nser.Standards;

namespace Nser.Client.Outbox.Sending;

/// <summary>A registered client with what this process knows of its server.</summary>
internal sealed class Target
{
    private volatile bool knowsVersion;

    internal Target(string name, NserClient client, OutboxOptions options, Backoff backoff, Reconciliation reconciliation, TimeProvider time)
    {
        Name = name;
        Client = client;
        Answers = new(client.Batches, reconciliation, time);
        Failures = new(options, backoff, Trust);
    }

    /// <summary>The client's name: what is held or stopped.</summary>
    internal string Name { get; }

    internal NserClient Client { get; }

    internal PreparedBatches Batches => Client.Batches;

    internal TargetTrust Trust { get; } = new();

    /// <summary>Whether the version in use was found out already.</summary>
    internal bool KnowsVersion => knowsVersion;

    internal AnswerReading Answers { get; }

    internal FailureReading Failures { get; }

    /// <summary>The version in use, asked of the server once.</summary>
    internal async Task<NserApiVersion> VersionAsync(CancellationToken cancellationToken)
    {
        var version = await Client.Versions.CurrentAsync(cancellationToken).ConfigureAwait(false);
        knowsVersion = true;
        return version;
    }

    /// <summary>The version to go on with when the server does not serve <paramref name="used"/> any more; <see langword="null"/> when there is no other.</summary>
    internal async Task<NserApiVersion?> VersionAfterAsync(NserApiVersion used, CancellationToken cancellationToken)
    {
        var next = await VersionAsync(cancellationToken).ConfigureAwait(false);
        return next == used ? null : next;
    }
}

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

/// <summary>What this process has seen of one client's server: whether it works for others, and how often in a row it could not be reached.</summary>
/// <remarks>
/// A record is called poison only when the server takes other batches meanwhile. While it takes none, dividing and parking would take a whole backlog apart for an outage.
/// </remarks>
internal sealed class TargetTrust
{
    /// <summary>Enough to find one record in the largest batch; then something else must be taken first.</summary>
    private const int MostDivisionsOnSuspicion = 16;

    private readonly object gate = new();
    private DateTimeOffset lastTaken = DateTimeOffset.MinValue;
    private int divisions;
    private int unreached;

    /// <summary>The server took a batch.</summary>
    internal void Taken(DateTimeOffset at)
    {
        lock (gate)
        {
            lastTaken = at;
            divisions = 0;
            unreached = 0;
        }
    }

    /// <summary>The server answered, whatever it said.</summary>
    internal void Reached()
    {
        lock (gate)
        {
            unreached = 0;
        }
    }

    /// <summary>Nothing left this machine, or nobody took it; gives how often in a row.</summary>
    internal int Unreached()
    {
        lock (gate)
        {
            return ++unreached;
        }
    }

    /// <summary>Whether the server took something since that moment.</summary>
    internal bool HasTakenSince(DateTimeOffset moment)
    {
        lock (gate)
        {
            return lastTaken >= moment;
        }
    }

    /// <summary>Whether a failing batch made at that moment may be divided; a division on mere suspicion is counted.</summary>
    internal bool MayDivide(DateTimeOffset madeAt)
    {
        lock (gate)
        {
            return lastTaken >= madeAt || ++divisions <= MostDivisionsOnSuspicion;
        }
    }
}
