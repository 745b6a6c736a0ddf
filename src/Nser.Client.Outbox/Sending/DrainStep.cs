using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Outbox.Diagnostics;
using Nser.Client.Outbox.Stores;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Outbox.Sending;

/// <summary>Takes the next piece of work and does it: first a batch that is due, else a new one of what waits.</summary>
internal sealed class DrainStep(IOutboxStore store, OutboxOptions options, Targets targets, BatchFormer former, BatchDelivery delivery, OutboxInstruments instruments, ILogger logger)
{
    private static readonly BatchPurpose[] Purposes = [BatchPurpose.Replace, BatchPurpose.Push];

    /// <summary>Names this worker in the store; a copy of the process gets another.</summary>
    internal string Owner { get; } = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    private int turn;

    /// <param name="stopping">Takes nothing more.</param>
    /// <param name="breakOff">Breaks off what is under way.</param>
    /// <returns>What was done; <see langword="null"/> when nothing is due.</returns>
    internal async Task<DrainReport?> TakeAsync(CancellationToken stopping, CancellationToken breakOff)
    {
        stopping.ThrowIfCancellationRequested();
        var feeds = await ServedAsync(stopping).ConfigureAwait(false);
        if (feeds.Count == 0)
        {
            return null;
        }

        var terms = new ClaimTerms(Owner, options.Lease, [.. feeds.Select(feed => feed.Name)]);
        if (await store.ClaimAsync(terms, stopping).ConfigureAwait(false) is { } due)
        {
            return await delivery.DeliverAsync(targets.Of(targets.Feed(due.Batch.Feed)), due, null, breakOff).ConfigureAwait(false);
        }

        // Each look begins with another feed, so that a large one does not keep the others waiting.
        var first = (int)((uint)Interlocked.Increment(ref turn) % (uint)feeds.Count);
        foreach (var feed in feeds.Skip(first).Concat(feeds.Take(first)))
        {
            foreach (var purpose in Purposes)
            {
                if (await FormAsync(terms, feed, purpose, stopping, breakOff).ConfigureAwait(false) is { } done)
                {
                    return done;
                }
            }
        }

        return null;
    }

    /// <summary>The feeds whose client is neither held nor stopped.</summary>
    private async Task<IReadOnlyList<OutboxFeed>> ServedAsync(CancellationToken cancellationToken)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in targets.Names)
        {
            if (await store.HoldOfAsync(name, cancellationToken).ConfigureAwait(false) is not null)
            {
                held.Add(name);
            }
        }

        return [.. targets.Feeds.Where(feed => !held.Contains(feed.Client))];
    }

    private async Task<DrainReport?> FormAsync(ClaimTerms terms, OutboxFeed feed, BatchPurpose purpose, CancellationToken stopping, CancellationToken breakOff)
    {
        var target = targets.Of(feed);
        Formed formed;
        try
        {
            formed = await former.FormAsync(terms, feed, target, purpose, stopping).ConfigureAwait(false);
        }
        catch (NserException error)
        {
            await AskLaterAsync(feed, target, error).ConfigureAwait(false);
            return new();
        }

        if (formed.Rejected > 0)
        {
            Log.UnfitForVersion(logger, feed.Name, formed.Rejected);
            instruments.CountRejected(feed.Name, formed.Rejected);
        }

        var rejected = new DrainReport { Rejected = formed.Rejected };
        return formed.Leased is { } leased ? rejected.Plus(await delivery.DeliverAsync(target, leased, formed.Members, breakOff).ConfigureAwait(false))
            : formed.Rejected > 0 ? rejected
            : null;
    }

    /// <summary>There is no version to speak for now: the server is away, or this account is refused.</summary>
    private async Task AskLaterAsync(OutboxFeed feed, Target target, NserException error)
    {
        var nothing = new StoredBatch { Feed = feed.Name, Standard = feed.Standard, Purpose = BatchPurpose.Push, Version = NserApiVersion.V1, OrganizationCode = "", Attempts = 1 };
        var pause = target.Failures.Of(nothing, error, SafeRepeat.IdempotencyKey) is Again { Target: { } said } ? said : new(options.Backoff, error.GetType().Name);
        await delivery.PauseAsync(target, pause).ConfigureAwait(false);
    }
}
