using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>Wraps and unwraps the keys of encrypted files: a partner's certificate, a secret, or a key service of your own.</summary>
/// <remarks>Each segment of a file has a fresh key of 32 bytes, made by the library; only its wrapped form is stored, in the segment's header. Called from several threads at once. See <c>docs/bulk-envelope.md</c>.</remarks>
public interface IEnvelopeKeyProvider
{
    /// <summary>Names the key that <see cref="WrapAsync"/> uses; stored in each header and in the manifest, so no secret. 1 to 128 visible ASCII characters.</summary>
    string KeyId { get; }

    /// <summary>How keys are wrapped, stored in each header; 1 to 64 visible ASCII characters. The library's own are <c>RSA-OAEP-256</c> and <c>A256GCMKW</c>.</summary>
    string Wrapping { get; }

    /// <summary>Wraps a key.</summary>
    ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> key, CancellationToken cancellationToken);

    /// <summary>Unwraps a key that was wrapped under <paramref name="keyId"/>, which may be an older one than <see cref="KeyId"/>.</summary>
    /// <exception cref="BulkFileException">This provider has no such key, or the key does not open it (<see cref="BulkFileFault.WrongKey"/>).</exception>
    ValueTask<byte[]> UnwrapAsync(string keyId, ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken);
}
