using System.Security.Cryptography;

namespace Nser.Client.Queries.Encryption;

/// <summary>Keys by whatever the caller does to find them.</summary>
internal sealed class DelegateKey(Func<string?, CancellationToken, ValueTask<RSA?>> find) : INserDecryptionKeyProvider
{
    public ValueTask<RSA?> GetAsync(string? keyId, CancellationToken cancellationToken) => find(keyId, cancellationToken);
}
