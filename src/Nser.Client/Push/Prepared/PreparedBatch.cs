using System.Security.Cryptography;
using System.Text.Json;
using Nser.Standards;

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

/// <summary>What is fixed of a batch beside its records. The same terms and records give the same bytes, today and after a restart.</summary>
public sealed record BatchTerms
{
    /// <summary>The library to which the records go.</summary>
    public required NserStandard Standard { get; init; }

    /// <summary>The version in which the batch is sent, never in another.</summary>
    public required NserApiVersion Version { get; init; }

    /// <summary>The batch id (V1.0: 1 to 64 letters, digits, dots, underscores, colons and dashes) or idempotency key (V2.0: a UUID, RFC 9562). Made once for these records, never used for others.</summary>
    public required string Key { get; init; }

    /// <summary>When the batch was made; stands in the V1.0 envelope.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The organisation whose records these are; stands in the V1.0 envelope and may be empty for V2.0.</summary>
    public required string OrganizationCode { get; init; }

    /// <summary>Key and version.</summary>
    public override string ToString() => $"{Key} (V{Version})";
}

/// <summary>How batches that a caller keeps are sent.</summary>
public sealed class PreparedBatchOptions
{
    /// <summary>
    /// Whether V2.0 bodies are compressed with gzip. Default <see langword="true"/>. Another runtime may compress the same bytes otherwise:
    /// set it to <see langword="false"/> for a server that compares what was sent rather than the records in it.
    /// </summary>
    public bool Compress { get; set; } = true;

    /// <summary>How long to wait for a batch that the server works on by itself (V2.0, 202). Afterwards its outcome is unknown until it is sent again. Default 30 minutes; 1 ms to 24 h.</summary>
    public TimeSpan PollTimeout { get; set; } = TimeSpan.FromMinutes(30);
}

/// <summary>Reads the id of a record that was checked before, and makes sure that the bytes can be one of a batch's: a single JSON object on one line.</summary>
internal static class RecordIdReader
{
    /// <returns>Whether the bytes are one object on one line; the id is <see langword="null"/> when it says none.</returns>
    internal static bool TryRead(NserStandard standard, ReadOnlySpan<byte> json, out string? recordId)
    {
        recordId = null;
        if (json.ContainsAny("\r\n"u8))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            var name = standard == NserStandard.GeoUnit ? "code"u8 : "recordId"u8;
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name))
                {
                    reader.Read();
                    recordId = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                }
            }

            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
