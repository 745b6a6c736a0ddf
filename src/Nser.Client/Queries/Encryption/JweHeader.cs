using System.Buffers;
using System.Text.Json;
using Nser.Client.Pipeline;

namespace Nser.Client.Queries.Encryption;

/// <summary>What the protected header of an encrypted field says, once it is known to say nothing that is refused.</summary>
/// <remarks>RFC 7516, RFC 7518. An allow-list of one algorithm each: the sender does not choose how weak the lock is.</remarks>
internal readonly record struct JweHeader(string? KeyId)
{
    private const int LargestHeader = 4096;
    private const int LongestKeyId = 256;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <exception cref="NserException">The header is unreadable or names something that is refused.</exception>
    internal static JweHeader Read(ReadOnlySpan<char> text)
    {
        if (text.Length > LargestHeader || !StrictBase64Url.TryDecode(text, out var bytes))
        {
            throw FieldDecryptor.Refused("has a header that is not base64url, or one above 4 KiB");
        }

        try
        {
            using var json = JsonDocument.Parse(bytes, Strict);
            return Read(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The parser's message could repeat what came.
            throw FieldDecryptor.Refused("has a header that is not a JSON object, or names a member twice");
        }
    }

    private static JweHeader Read(JsonElement header)
    {
        if (header.ValueKind != JsonValueKind.Object)
        {
            throw FieldDecryptor.Refused("has a header that is not a JSON object, or names a member twice");
        }

        if (Algorithm(Text(header, "alg")) is { } algorithm)
        {
            throw FieldDecryptor.Refused(algorithm);
        }

        if (Text(header, "enc") is not "A256GCM")
        {
            throw FieldDecryptor.Refused("does not name A256GCM as its content encryption (enc), the only one that is taken");
        }

        if (header.TryGetProperty("zip", out _))
        {
            throw FieldDecryptor.Refused("is compressed (zip): the length of a compressed text tells of its content, and a small one may be made to fill the memory");
        }

        if (header.TryGetProperty("crit", out _))
        {
            throw FieldDecryptor.Refused("names extensions that must be understood (crit); none is");
        }

        var keyId = Text(header, "kid");
        return keyId is null == header.TryGetProperty("kid", out _) || keyId?.Length > LongestKeyId
            ? throw FieldDecryptor.Refused("names its key (kid) by something that is not a text of at most 256 characters")
            : new(keyId);
    }

    private static string? Algorithm(string? name) => name switch
    {
        "RSA-OAEP-256" => null,
        null => "does not name its algorithm (alg) as a text",
        "none" => "is not encrypted at all (alg none)",
        "RSA1_5" => "uses RSA1_5, whose padding lets an attacker recover the key by asking; the sender has to use RSA-OAEP-256",
        "RSA-OAEP" => "uses RSA-OAEP, which rests on SHA-1; the sender has to use RSA-OAEP-256",
        "dir" => "uses a key shared between both sides (dir); the sender has to use RSA-OAEP-256 with the partner's public key",
        _ => "uses an algorithm (alg) other than RSA-OAEP-256, the only one that is taken",
    };

    private static string? Text(JsonElement header, string member) =>
        header.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>Base64url as RFC 7515 means it: no padding, no spaces, no bits left over.</summary>
/// <remarks>A decoder that forgives would let two texts mean the same bytes, and a text be altered unseen.</remarks>
internal static class StrictBase64Url
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    internal static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length % 4 == 1 || text.ContainsAnyExcept(Letters))
        {
            return false;
        }

        var padded = string.Concat(text, "==".AsSpan(0, (4 - (text.Length % 4)) % 4)).Replace('-', '+').Replace('_', '/');
        bytes = Convert.FromBase64String(padded);
        return Convert.ToBase64String(bytes) == padded;
    }
}
