using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Nser.Client.Governance.Audit;

/// <summary>How lines hang together: each ends with a hash over its own bytes, and begins with its number and the hash of the line before.</summary>
/// <param name="key">Makes the hashes HMACs; empty for plain SHA-256.</param>
internal sealed class AuditChain(ReadOnlyMemory<byte> key)
{
    /// <summary>A longer line is none of ours.</summary>
    internal const int LongestLine = 64 * 1024;

    /// <summary>What stands for the line before the first one.</summary>
    internal static readonly AuditHead Start = new(0, new string('0', HashLength));

    private const int HashLength = 2 * SHA256.HashSizeInBytes;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static ReadOnlySpan<byte> BeforeHash => ",\"hash\":\""u8;

    private static ReadOnlySpan<byte> AfterHash => "\"}"u8;

    /// <summary>Appends a line.</summary>
    /// <param name="target">Where to append.</param>
    /// <param name="before">The line before.</param>
    /// <param name="members">Writes what the line says.</param>
    /// <returns>The line's own number and hash.</returns>
    internal AuditHead Append(MemoryStream target, AuditHead before, Action<Utf8JsonWriter> members)
    {
        var from = (int)target.Length;
        using (var writer = new Utf8JsonWriter(target))
        {
            writer.WriteStartObject();
            writer.WriteNumber("seq", before.Sequence + 1);
            writer.WriteString("prev", before.Hash);
            members(writer);
            writer.WriteEndObject();
        }

        // The closing brace comes after the hash, which is not part of itself.
        target.SetLength(target.Length - 1);
        var hash = HashOf(target.GetBuffer().AsSpan(from, (int)target.Length - from));
        target.Write(BeforeHash);
        target.Write(Encoding.ASCII.GetBytes(hash));
        target.Write(AfterHash);
        target.WriteByte((byte)'\n');
        return new(before.Sequence + 1, hash);
    }

    /// <summary>Reads a line, without its line feed.</summary>
    /// <returns>What it says; <see langword="null"/> when it is no line of a trail, or its bytes are not those that were hashed.</returns>
    internal AuditLine? Read(ReadOnlyMemory<byte> line)
    {
        var body = line.Length - BeforeHash.Length - HashLength - AfterHash.Length;
        if (body <= 0 || line.Length > LongestLine)
        {
            return null;
        }

        var end = line.Span[body..];
        var hash = HashOf(line.Span[..body]);
        if (!end.StartsWith(BeforeHash) || !end.EndsWith(AfterHash) || !end.Slice(BeforeHash.Length, HashLength).SequenceEqual(Encoding.ASCII.GetBytes(hash)))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(line, Strict);
            var root = json.RootElement;
            return new(new(root.GetProperty("seq").GetInt64(), hash), root.GetProperty("prev").GetString()!, root.GetProperty("at").GetDateTimeOffset());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    private string HashOf(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexString(key.IsEmpty ? SHA256.HashData(bytes) : HMACSHA256.HashData(key.Span, bytes));
}

/// <summary>The end of an audit trail at some moment: how many lines it had, and the last one's hash. Whoever keeps it elsewhere can prove later that the trail up to there is the same.</summary>
/// <param name="Sequence">The number of the last line, from 1.</param>
/// <param name="Hash">The last line's hash, 64 hexadecimal digits.</param>
public sealed record AuditHead(long Sequence, string Hash);

/// <summary>What a line says of its place in the chain.</summary>
internal sealed record AuditLine(AuditHead Head, string Previous, DateTimeOffset At)
{
    internal bool Follows(AuditHead before) => Head.Sequence == before.Sequence + 1 && string.Equals(Previous, before.Hash, StringComparison.Ordinal);
}
