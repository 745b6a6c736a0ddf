using Nser.Client.Push.Prepared;

namespace Nser.Client.Outbox.Sending;

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
