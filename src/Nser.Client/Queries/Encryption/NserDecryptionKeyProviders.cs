using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nser.Client.Pipeline;

namespace Nser.Client.Queries.Encryption;

/// <summary>The usual places for the private keys that open encrypted fields.</summary>
public static class NserDecryptionKeyProviders
{
    /// <summary>A PEM file with an unencrypted RSA private key (PKCS #8 or PKCS #1), read when it is first needed; it opens fields of every key id.</summary>
    /// <remarks>
    /// On Unix the file must be closed to group and others (mode 0600 or 0400); otherwise it is refused, each time it is asked for, with an <see cref="NserException"/>.
    /// For several keys put one such provider for each id into <see cref="ByKeyId"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static INserDecryptionKeyProvider FromPemFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new PemFileKey(path);
    }

    /// <summary>The private key of a certificate; it opens fields of every key id. The certificate must live as long as the provider.</summary>
    /// <exception cref="ArgumentException">The certificate has no RSA private key.</exception>
    public static INserDecryptionKeyProvider FromCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return FromKey(certificate.GetRSAPrivateKey() ?? throw new ArgumentException("The certificate has no RSA private key: load it with its key.", nameof(certificate)));
    }

    /// <summary>A key that the caller holds, for example of a hardware module; it opens fields of every key id. The key must live as long as the provider.</summary>
    public static INserDecryptionKeyProvider FromKey(RSA key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new DelegateKey((_, _) => new(key));
    }

    /// <summary>Whatever <paramref name="find"/> returns for a key id, for example from a vault.</summary>
    public static INserDecryptionKeyProvider From(Func<string?, CancellationToken, ValueTask<RSA?>> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        return new DelegateKey(find);
    }

    /// <summary>One provider for each key id: while the partner changes keys, fields of the old and of the new one arrive. A field that names no id, or another, is not opened.</summary>
    /// <exception cref="ArgumentException">There are no providers.</exception>
    public static INserDecryptionKeyProvider ByKeyId(IReadOnlyDictionary<string, INserDecryptionKeyProvider> providers)
    {
        ArgumentNullException.ThrowIfNull(providers);
        var kept = providers.Count > 0
            ? providers.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
            : throw new ArgumentException("There are no keys: give one provider at least.", nameof(providers));
        return new DelegateKey((keyId, cancellationToken) =>
            keyId is not null && kept.TryGetValue(keyId, out var provider) ? provider.GetAsync(keyId, cancellationToken) : default);
    }
}
