using System.Security.Cryptography;
using System.Text;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>Keys wrapped with AES-256-GCM under a secret: nonce (12 bytes), ciphertext, tag (16), with the secret's name as associated data.</summary>
internal sealed class SecretKeys : IEnvelopeKeyProvider
{
    private const int SecretLength = 32, NonceLength = 12, TagLength = 16;
    private readonly byte[] secret;
    private readonly byte[] name;

    internal SecretKeys(string keyId, ReadOnlySpan<byte> secret)
    {
        if (keyId is not { Length: > 0 and <= 128 } || keyId.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException("A key's name is 1 to 128 visible ASCII characters.", nameof(keyId));
        }

        if (secret.Length != SecretLength)
        {
            throw new ArgumentException("The secret is 32 bytes.", nameof(secret));
        }

        KeyId = keyId;
        name = Encoding.ASCII.GetBytes(keyId);
        this.secret = secret.ToArray();
    }

    public string KeyId { get; }

    public string Wrapping => "A256GCMKW";

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken)
    {
        var wrapped = new byte[NonceLength + key.Length + TagLength];
        var nonce = wrapped.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(secret, TagLength);
        cipher.Encrypt(nonce, key.Span, wrapped.AsSpan(NonceLength, key.Length), wrapped.AsSpan(NonceLength + key.Length), name);
        return new(wrapped);
    }

    public ValueTask<byte[]> UnwrapAsync(string keyId, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken)
    {
        if (keyId != KeyId)
        {
            throw new BulkFileException(BulkFileFault.WrongKey, "The file was encrypted under another secret than this one; its manifest names the key.");
        }

        var length = wrapped.Length - NonceLength - TagLength;
        if (length <= 0)
        {
            throw new BulkFileException(BulkFileFault.Damaged, "The file's wrapped key is too short.");
        }

        var key = new byte[length];
        using var cipher = new AesGcm(secret, TagLength);
        try
        {
            cipher.Decrypt(wrapped.Span[..NonceLength], wrapped.Span.Slice(NonceLength, length), wrapped.Span[^TagLength..], key, name);
            return new(key);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new BulkFileException(BulkFileFault.WrongKey, "The secret does not open the file's key: the file is damaged, or the secret is not the one of that name.", error);
        }
    }
}
