using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Nser.Client.Pipeline;
using Nser.Standards.Storage;

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

/// <summary>Where the private keys come from that open encrypted fields. <see cref="NserDecryptionKeyProviders"/> has the usual ones.</summary>
public interface INserDecryptionKeyProvider
{
    /// <summary>The key of that id. Called for each encrypted field: keep the key where that costs nothing.</summary>
    /// <param name="keyId">The <c>kid</c> that the field names; <see langword="null"/> when it names none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>An RSA key with its private part, of 2048 bits at least, which stays the provider's; <see langword="null"/> when there is none of that id.</returns>
    ValueTask<RSA?> GetAsync(string? keyId, CancellationToken cancellationToken);
}

/// <summary>Keys by whatever the caller does to find them.</summary>
internal sealed class DelegateKey(Func<string?, CancellationToken, ValueTask<RSA?>> find) : INserDecryptionKeyProvider
{
    public ValueTask<RSA?> GetAsync(string? keyId, CancellationToken cancellationToken) => find(keyId, cancellationToken);
}

/// <summary>A private key from a file that only its owner may read; read once, when it is first needed.</summary>
internal sealed class PemFileKey(string path) : INserDecryptionKeyProvider
{
    private const int LargestFile = 64 * 1024;
    private RSA? key;

    public async ValueTask<RSA?> GetAsync(string? keyId, CancellationToken cancellationToken) =>
        Volatile.Read(ref key) is { } known ? known : Keep(await ReadAsync(cancellationToken).ConfigureAwait(false));

    private RSA Keep(RSA read)
    {
        if (Interlocked.CompareExchange(ref key, read, null) is not { } first)
        {
            return read;
        }

        read.Dispose();
        return first;
    }

    private async Task<RSA> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            using var file = File.OpenHandle(path);
            if (OwnerOnly.IsOpenToOthers(file))
            {
                throw new NserException("The key file is open to group or others: set its mode to 0600.");
            }

            bytes = new byte[RandomAccess.GetLength(file) is var length and <= LargestFile ? length : throw new NserException("The key file is larger than 64 KiB.")];
            await RandomAccess.ReadAsync(file, bytes, 0, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NserException("The key file cannot be read: check its path and its owner.", error);
        }

        var text = Encoding.UTF8.GetString(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return Import(text);
    }

    private static RSA Import(string text)
    {
        var read = RSA.Create();
        try
        {
            if (!text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            {
                throw new NserException("The key file holds no private key in PEM form (PKCS #8 or PKCS #1).");
            }

            read.ImportFromPem(text);
            return read;
        }
        catch (Exception error) when (error is ArgumentException or CryptographicException)
        {
            // The parser's message could repeat what the file holds.
            read.Dispose();
            throw new NserException("The key file holds no unencrypted RSA private key in PEM form: convert it, for example with openssl pkey.");
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }
}
