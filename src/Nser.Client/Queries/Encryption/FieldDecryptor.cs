using System.Security.Cryptography;
using System.Text;
using Nser.Client.Pipeline;

namespace Nser.Client.Queries.Encryption;

/// <summary>Opens fields that came encrypted: compact JWE (RFC 7516), <c>RSA-OAEP-256</c> and <c>A256GCM</c>, nothing else.</summary>
/// <remarks>
/// Source: data sharing documents, section 10.3: the recipient decrypts after the transfer. May be used by many threads at once.
/// No message tells anything of the key or of the text. A wrong key and an altered field cannot be told apart, neither by the message nor by how far the work goes:
/// whoever could would learn about the key by asking.
/// </remarks>
/// <param name="keys">Where the private keys come from.</param>
public sealed class FieldDecryptor(INserDecryptionKeyProvider keys)
{
    private const int LongestField = 1024 * 1024;
    private const int LongestKey = 2048;
    private const int ContentKey = 32;
    private const int Nonce = 12;
    private const int Tag = 16;
    private const int LeastBits = 2048;
    private readonly INserDecryptionKeyProvider keys = keys ?? throw new ArgumentNullException(nameof(keys));

    // Not every RSA implementation takes two threads at a time.
    private readonly object turn = new();

    /// <summary>Opens one field.</summary>
    /// <param name="field">The compact JWE, at most 1 MiB.</param>
    /// <param name="cancellationToken">Cancels the wait for the key.</param>
    /// <returns>The plaintext, proved unaltered.</returns>
    /// <exception cref="NserException">The field is malformed, is encrypted in a way that is refused, or there is no key that opens it; the message says which.</exception>
    public async ValueTask<byte[]> DecryptAsync(string field, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.Length > LongestField)
        {
            throw Refused("is larger than 1 MiB");
        }

        if (field.Split('.') is not [var header, var wrappedKey, var nonce, var text, var tag])
        {
            throw Refused("does not have the five parts of a compact JWE");
        }

        var keyId = JweHeader.Read(header).KeyId;
        var sealedText = new SealedText(Encoding.ASCII.GetBytes(header), Part(wrappedKey, "key", 1, LongestKey), Part(nonce, "nonce", Nonce, Nonce), Part(text, "text", 0, LongestField), Part(tag, "tag", Tag, Tag));
        var key = await keys.GetAsync(keyId, cancellationToken).ConfigureAwait(false)
            ?? throw new NserException("An encrypted field names a key (kid) that the key provider does not have, or none: look which key the partner's certificate at BISP belongs to.");
        return key.KeySize >= LeastBits
            ? Open(key, sealedText)
            : throw new NserException("The decryption key is shorter than 2048 bits and not used: make a longer one and have BISP encrypt for it.");
    }

    internal static NserException Refused(string why) => new($"An encrypted field {why}; it is not opened.");

    private byte[] Open(RSA key, SealedText field)
    {
        var contentKey = Unwrap(key, field.Key);
        var text = new byte[field.Text.Length];
        try
        {
            using var cipher = new AesGcm(contentKey, Tag);
            cipher.Decrypt(field.Nonce, field.Text, field.Tag, text, field.Header);
            return text;
        }
        catch (CryptographicException)
        {
            throw Refused("was altered on its way, or was encrypted for another key (the two cannot be told apart)");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    /// <remarks>A key that cannot be unwrapped is replaced by a random one: the work goes on and fails later, in the one place where everything fails (RFC 7516, section 11.5).</remarks>
    private byte[] Unwrap(RSA key, byte[] wrapped)
    {
        var random = RandomNumberGenerator.GetBytes(ContentKey);
        try
        {
            byte[] unwrapped;
            lock (turn)
            {
                unwrapped = key.Decrypt(wrapped, RSAEncryptionPadding.OaepSHA256);
            }

            return unwrapped.Length == ContentKey ? unwrapped : random;
        }
        catch (CryptographicException)
        {
            return random;
        }
    }

    private static byte[] Part(string text, string name, int least, int most)
    {
        if (!StrictBase64Url.TryDecode(text, out var bytes))
        {
            throw Refused($"has a {name} that is not base64url");
        }

        return bytes.Length >= least && bytes.Length <= most ? bytes : throw Refused($"has a {name} of a wrong length");
    }

    private readonly record struct SealedText(byte[] Header, byte[] Key, byte[] Nonce, byte[] Text, byte[] Tag);
}
