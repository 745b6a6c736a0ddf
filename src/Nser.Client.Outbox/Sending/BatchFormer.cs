using Nser.Client.Outbox.Stores;
using Nser.Client.Pipeline;
using Nser.Client.Push.Prepared;
using Nser.Standards;

namespace Nser.Client.Outbox.Sending;

/// <summary>Makes a new batch of what waits in a feed: within the limits of the version in use, each record checked once more for it.</summary>
internal sealed class BatchFormer(IOutboxStore store, OutboxOptions options, TimeProvider time)
{
    private static readonly FormedBatch Nobody = new(null, [], []);

    /// <returns>The batch in hand with its members, if there is one, and whether anything was done.</returns>
    /// <exception cref="NserException">Which version to speak could not be found out.</exception>
    internal async Task<Formed> FormAsync(ClaimTerms terms, OutboxFeed feed, Target target, BatchPurpose purpose, CancellationToken cancellationToken)
    {
        // Who has nothing to send does not ask the server anything.
        if (!target.KnowsVersion && !await AnyoneWaitsAsync(terms, feed, purpose, cancellationToken).ConfigureAwait(false))
        {
            return default;
        }

        var version = await target.VersionAsync(cancellationToken).ConfigureAwait(false);
        var limits = target.Batches.LimitsOf(version);
        var most = options.BatchSize is { } size && size < limits.Records ? size : limits.Records;
        var rejected = 0;
        var formed = await store.FormAsync(
            terms,
            feed.Name,
            purpose,
            most,
            limits.Bytes,
            candidates =>
            {
                var batch = Choose(candidates, feed, target.Batches, version, purpose);
                rejected = batch.Rejections.Count;
                return batch;
            },
            cancellationToken).ConfigureAwait(false);
        return new(formed?.Leased, formed?.Members ?? [], rejected);
    }

    private async Task<bool> AnyoneWaitsAsync(ClaimTerms terms, OutboxFeed feed, BatchPurpose purpose, CancellationToken cancellationToken)
    {
        var anyone = false;
        await store.FormAsync(
            terms,
            feed.Name,
            purpose,
            1,
            1,
            _ =>
            {
                anyone = true;
                return Nobody;
            },
            cancellationToken).ConfigureAwait(false);
        return anyone;
    }

    private FormedBatch Choose(IReadOnlyList<StoredRecord> candidates, OutboxFeed feed, PreparedBatches batches, NserApiVersion version, BatchPurpose purpose)
    {
        var most = batches.LimitsOf(version).Bytes;
        var (members, rejections) = (new List<StoredRecord>(candidates.Count), new List<RecordSettlement>());
        var (organization, bytes) = ("", 0L);
        foreach (var candidate in candidates)
        {
            var check = batches.Check(feed.Standard, version, candidate.Json);
            if (check.HasErrors || check.RecordId is null)
            {
                rejections.Add(new(candidate.Id, OutboxRecordState.Rejected, Rejections.Of(check.Findings)));
                continue;
            }

            var own = check.OrganizationCode ?? feed.OrganizationCode;
            var around = members.Count == 0 ? batches.EnvelopeBytes(version, own) : bytes;
            if (members.Count > 0 && version == NserApiVersion.V1 && own != organization)
            {
                // The V1.0 envelope names one organisation for all its records; the others' turn comes with the next batch.
                continue;
            }

            // With each record goes one byte more: a comma or a line's end.
            if (around + candidate.Json.Length + 1 > most)
            {
                if (members.Count > 0)
                {
                    break;
                }

                rejections.Add(new(candidate.Id, OutboxRecordState.Rejected, Rejections.TooLarge));
                continue;
            }

            members.Add(candidate);
            (organization, bytes) = (own, around + candidate.Json.Length + 1);
        }

        return members.Count == 0 ? new(null, [], rejections) : BatchComposition.New(
            batches,
            new() { Feed = feed.Name, Standard = feed.Standard, Purpose = purpose, Version = version, OrganizationCode = organization },
            members,
            rejections,
            time.GetUtcNow());
    }
}

/// <summary>What forming brought.</summary>
/// <param name="Leased">The batch in hand; <see langword="null"/> when there is none.</param>
/// <param name="Members">Its members, in order.</param>
/// <param name="Rejected">Records that turned out not to be fit for the version.</param>
internal readonly record struct Formed(LeasedBatch? Leased, IReadOnlyList<StoredRecord> Members, int Rejected);
