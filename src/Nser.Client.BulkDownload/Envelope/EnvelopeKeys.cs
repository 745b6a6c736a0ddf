using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>Where the keys of encrypted files come from.</summary>
public static class EnvelopeKeys
{
    /// <summary>Wraps with a certificate's RSA key (RSA-OAEP with SHA-256). Writing needs the public key only; reading needs the private key too.</summary>
    /// <remarks>The key's name is the SHA-256 of its public part, so a renewed certificate with the same key opens older files. The certificate stays the caller's and must outlive the provider when files are read.</remarks>
    /// <exception cref="ArgumentException">The certificate's key is not RSA, or shorter than 2048 bits.</exception>
    public static IEnvelopeKeyProvider FromCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new CertificateKeys(certificate);
    }

    /// <summary>Wraps with a secret of 32 random bytes (AES-256-GCM), for example out of a secret store. The same secret reads and writes.</summary>
    /// <param name="keyId">The secret's name, stored in each file: 1 to 128 visible ASCII characters.</param>
    /// <param name="secret">32 bytes; copied.</param>
    /// <exception cref="ArgumentException">The name or the length is another.</exception>
    public static IEnvelopeKeyProvider FromSecret(string keyId, ReadOnlySpan<byte> secret) => new SecretKeys(keyId, secret);
}

/// <summary>Keys wrapped with a certificate's RSA key. RSA objects are not made for several threads: each call has its own.</summary>
internal sealed class CertificateKeys : IEnvelopeKeyProvider
{
    private const int LeastBits = 2048;
    private readonly X509Certificate2 certificate;
    private readonly byte[] publicKey;

    internal CertificateKeys(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPublicKey() ?? throw new ArgumentException("The certificate has no RSA key. Give one with an RSA key of 2048 bits or more.", nameof(certificate));
        if (key.KeySize < LeastBits)
        {
            throw new ArgumentException("The certificate's RSA key is shorter than 2048 bits. Give one of 2048 bits or more.", nameof(certificate));
        }

        this.certificate = certificate;
        publicKey = key.ExportSubjectPublicKeyInfo();
        KeyId = "sha256:" + RunningSha256.Text(SHA256.HashData(publicKey));
    }

    public string KeyId { get; }

    public string Wrapping => "RSA-OAEP-256";

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        return new(rsa.Encrypt(key.Span, RSAEncryptionPadding.OaepSHA256));
    }

    public ValueTask<byte[]> UnwrapAsync(string keyId, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken)
    {
        if (keyId != KeyId)
        {
            throw new BulkFileException(BulkFileFault.WrongKey, "The file was encrypted for another certificate than this one; its manifest names the key.");
        }

        using var rsa = certificate.GetRSAPrivateKey() ?? throw new BulkFileException(BulkFileFault.WrongKey, "The certificate came without its private key, which reading needs.");
        try
        {
            return new(rsa.Decrypt(wrapped.Span, RSAEncryptionPadding.OaepSHA256));
        }
        catch (CryptographicException error)
        {
            throw new BulkFileException(BulkFileFault.WrongKey, "The private key does not open the file's key: the file is damaged, or the key is not the certificate's.", error);
        }
    }
}

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
