using Nser.Client.Push.Prepared;

namespace Nser.Client.Outbox.Sending;

/// <summary>Makes new batches, and the bytes of stored ones again.</summary>
internal static class BatchComposition
{
    /// <summary>A new batch of these records under a key of its own.</summary>
    /// <param name="batches">The client's batches.</param>
    /// <param name="like">Feed, standard, version, organisation and purpose.</param>
    /// <param name="members">The records, in the order of the bytes.</param>
    /// <param name="rejections">Records that are not sent after all.</param>
    /// <param name="now">When it is made.</param>
    internal static FormedBatch New(PreparedBatches batches, StoredBatch like, IReadOnlyList<StoredRecord> members, IReadOnlyList<RecordSettlement> rejections, DateTimeOffset now)
    {
        var draft = new StoredBatch
        {
            Key = BatchKey.New(now),
            Feed = like.Feed,
            Standard = like.Standard,
            Purpose = like.Purpose,
            Version = like.Version,
            OrganizationCode = like.OrganizationCode,
            // Stores keep milliseconds, and the bytes depend on it.
            GeneratedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            Sha256 = "",
            Count = members.Count,
            Parent = like.Parent,
        };
        return new(draft with { Sha256 = Again(batches, draft, members).Sha256 }, [.. members.Select(member => member.Id)], rejections);
    }

    /// <summary>The batch as it was made: the same terms and records give the same bytes.</summary>
    internal static PreparedBatch Again(PreparedBatches batches, StoredBatch batch, IReadOnlyList<StoredRecord> members) => batches.Compose(
        new BatchTerms
        {
            Standard = batch.Standard,
            Version = batch.Version,
            Key = batch.Key,
            GeneratedAt = batch.GeneratedAt,
            OrganizationCode = batch.OrganizationCode,
        },
        [.. members.Select(member => member.Json)]);
}
