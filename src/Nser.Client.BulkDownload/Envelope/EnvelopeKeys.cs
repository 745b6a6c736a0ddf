using System.Security.Cryptography.X509Certificates;

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
