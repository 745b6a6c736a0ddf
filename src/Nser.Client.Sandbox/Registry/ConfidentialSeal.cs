using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Registry;

/// <summary>Seals members of a row as a compact JWE (RFC 7516) for a partner: RSA-OAEP-256 for the key, A256GCM for the content.</summary>
internal sealed class ConfidentialSeal
{
    private readonly RSAParameters key;
    private readonly string header;

    internal ConfidentialSeal(RSAParameters key, string? keyId)
    {
        this.key = key;
        header = Url(JsonSerializer.SerializeToUtf8Bytes(keyId is null
            ? new Dictionary<string, string> { ["alg"] = "RSA-OAEP-256", ["enc"] = "A256GCM" }
            : new Dictionary<string, string> { ["alg"] = "RSA-OAEP-256", ["enc"] = "A256GCM", ["kid"] = keyId }));
    }

    /// <summary>The seal of an account; <see langword="null"/> when it agreed on none.</summary>
    internal static ConfidentialSeal? For(SandboxAccount account) => account.EncryptionKey is { } key ? new(key, account.EncryptionKeyId) : null;

    /// <summary>Writes the member <c>confidential</c>, whose plaintext is an object with what <paramref name="members"/> writes.</summary>
    internal void Write(Utf8JsonWriter writer, Action<Utf8JsonWriter> members)
    {
        var plaintext = new ArrayBufferWriter<byte>();
        using (var inner = new Utf8JsonWriter(plaintext, ReplyWriter.Fast))
        {
            inner.WriteStartObject();
            members(inner);
            inner.WriteEndObject();
        }

        writer.WriteString("confidential"u8, Seal(plaintext.WrittenSpan));
    }

    private string Seal(ReadOnlySpan<byte> plaintext)
    {
        const int tagSize = 16;
        using var rsa = RSA.Create(key);
        var content = RandomNumberGenerator.GetBytes(32);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var (ciphertext, tag) = (new byte[plaintext.Length], new byte[tagSize]);
        using var gcm = new AesGcm(content, tagSize);
        gcm.Encrypt(nonce, plaintext, ciphertext, tag, Encoding.ASCII.GetBytes(header));
        return $"{header}.{Url(rsa.Encrypt(content, RSAEncryptionPadding.OaepSHA256))}.{Url(nonce)}.{Url(ciphertext)}.{Url(tag)}";
    }

    private static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
