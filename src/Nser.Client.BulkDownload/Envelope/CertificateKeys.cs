using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Envelope;

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
