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
