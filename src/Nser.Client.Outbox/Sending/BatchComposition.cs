using System.Buffers.Binary;
using System.Security.Cryptography;
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

/// <summary>Makes keys of batches: UUIDs of version 7 (RFC 9562, section 5.7), which sort by the time they were made.</summary>
internal static class BatchKey
{
    internal static string New(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}

/// <summary>Divides a batch in two of about the same number of bytes. One bad record in n is alone after about log2 n divisions.</summary>
internal static class Bisection
{
    internal static Divided Divide(PreparedBatches batches, StoredBatch batch, IReadOnlyList<StoredRecord> members, DateTimeOffset now)
    {
        var half = Half(members);
        var like = batch with { Parent = batch.Key };
        return new(
        [
            BatchComposition.New(batches, like, [.. members.Take(half)], [], now),
            BatchComposition.New(batches, like, [.. members.Skip(half)], [], now),
        ]);
    }

    /// <summary>How many records go into the first half: at least one, and not all.</summary>
    private static int Half(IReadOnlyList<StoredRecord> members)
    {
        var half = members.Sum(member => (long)member.Json.Length) / 2;
        var (count, bytes) = (0, 0L);
        while (count < members.Count - 1 && (count == 0 || bytes + members[count].Json.Length <= half))
        {
            bytes += members[count++].Json.Length;
        }

        return count;
    }
}
