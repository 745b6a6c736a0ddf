using System.Security.Cryptography.X509Certificates;

namespace Nser.Client.Pipeline;

/// <summary>Whom to trust. Every option can only make the check stricter or name another authority; none turns it off.</summary>
/// <remarks>TLS 1.2 or later; keys of at least 2048 bits (RSA) or 256 bits (elliptic curves); no SHA-1 signatures. Source: protocols 3.0, section 10.2 (CA-verified, never self-signed).</remarks>
public sealed class NserTlsOptions
{
    /// <summary>The authorities to trust instead of the operating system's. Default empty: the operating system's.</summary>
    public X509Certificate2Collection TrustedRoots { get; } = [];

    /// <summary>A PEM file of authorities, added to <see cref="TrustedRoots"/>. Default none.</summary>
    public string? TrustedRootsPath { get; set; }

    /// <summary>Certificates with private keys that identify this client, if the server asks. Default empty.</summary>
    public X509Certificate2Collection ClientCertificates { get; } = [];

    /// <summary>Pins: base64 of the SHA-256 of a key (SubjectPublicKeyInfo), one of which the server's certificate must have, on top of the usual check. Default empty: no pinning.</summary>
    /// <remarks>Give two at least, the current and the next: with one, the server's key change stops this client.</remarks>
    public IList<string> PinnedKeys { get; } = [];

    /// <summary>Whether to ask if the certificate was revoked. Default <see cref="X509RevocationMode.NoCheck"/>: revocation servers are commonly out of reach through the VPN.</summary>
    /// <remarks><see cref="X509RevocationMode.Online"/> fails closed: an unreachable revocation server refuses the connection after 3 s.</remarks>
    public X509RevocationMode Revocation { get; set; } = X509RevocationMode.NoCheck;
}
