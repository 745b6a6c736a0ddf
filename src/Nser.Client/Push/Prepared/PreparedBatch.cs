using System.Security.Cryptography;

namespace Nser.Client.Push.Prepared;

/// <summary>A batch with its key and bytes, as <see cref="PreparedBatches.Compose"/> makes it. May be sent any number of times.</summary>
public sealed class PreparedBatch
{
    internal PreparedBatch(BatchTerms terms, IReadOnlyList<ReadOnlyMemory<byte>> records, IReadOnlyList<string?> recordIds, ReadOnlyMemory<byte> body)
    {
        Terms = terms;
        Records = records;
        RecordIds = recordIds;
        Body = body;
        Sha256 = Convert.ToHexString(SHA256.HashData(body.Span));
    }

    /// <summary>What is fixed beside the records.</summary>
    public BatchTerms Terms { get; }

    /// <summary>The records, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Records { get; }

    /// <summary>How many records there are, from 1.</summary>
    public int Count => Records.Count;

    /// <summary>The body before compression.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>SHA-256 (FIPS 180-4) of <see cref="Body"/>, 64 hexadecimal digits in capitals: keep it beside the key, and a batch composed anew can be proved to be the same.</summary>
    public string Sha256 { get; }

    internal IReadOnlyList<string?> RecordIds { get; }

    /// <summary>Key, number of records and version; nothing of a record.</summary>
    public override string ToString() => FormattableString.Invariant($"{Terms.Key}: {Count} records (V{Terms.Version})");
}
