using System.Security.Cryptography;
using System.Text;
using Nser.Client.Pipeline;
using Nser.Standards.Storage;

namespace Nser.Client.Queries.Encryption;

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
