using System.Security.Cryptography;

namespace Nser.Client.Queries.Encryption;

/// <summary>Where the private keys come from that open encrypted fields. <see cref="NserDecryptionKeyProviders"/> has the usual ones.</summary>
public interface INserDecryptionKeyProvider
{
    /// <summary>The key of that id. Called for each encrypted field: keep the key where that costs nothing.</summary>
    /// <param name="keyId">The <c>kid</c> that the field names; <see langword="null"/> when it names none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>An RSA key with its private part, of 2048 bits at least, which stays the provider's; <see langword="null"/> when there is none of that id.</returns>
    ValueTask<RSA?> GetAsync(string? keyId, CancellationToken cancellationToken);
}
