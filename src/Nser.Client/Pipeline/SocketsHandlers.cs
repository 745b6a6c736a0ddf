using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Nser.Client.Pipeline;

/// <summary>The one place where the socket handler is set up: no redirects, no cookies, modern TLS, the caller's authorities.</summary>
internal static class SocketsHandlers
{
    internal static SocketsHttpHandler Create(NserTlsOptions tls, TimeSpan connectTimeout, ILogger logger) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = connectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = Tls(tls, logger),
    };

    [SuppressMessage("Security", "CA5398:Avoid hardcoded SslProtocols values", Justification = "The contract asks for TLS 1.2 or later; an operating system's default may allow less.")]
    private static SslClientAuthenticationOptions Tls(NserTlsOptions tls, ILogger logger)
    {
        var check = new CertificateCheck(tls.PinnedKeys, logger);
        return new()
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateChainPolicy = Policy(tls),
            ClientCertificates = tls.ClientCertificates.Count > 0 ? tls.ClientCertificates : null,
            RemoteCertificateValidationCallback = check.Accepts,
        };
    }

    /// <summary>The authorities of the options and of the file that they name.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The file holds no PEM certificates.</exception>
    internal static X509Certificate2Collection TrustedRootsOf(NserTlsOptions tls)
    {
        X509Certificate2Collection roots = [.. tls.TrustedRoots];
        if (!string.IsNullOrEmpty(tls.TrustedRootsPath))
        {
            roots.ImportFromPemFile(tls.TrustedRootsPath);
        }

        return roots;
    }

    private static X509ChainPolicy Policy(NserTlsOptions tls)
    {
        var policy = new X509ChainPolicy
        {
            RevocationMode = tls.Revocation,
            RevocationFlag = X509RevocationFlag.ExcludeRoot,
            UrlRetrievalTimeout = TimeSpan.FromSeconds(3),
            DisableCertificateDownloads = tls.Revocation != X509RevocationMode.Online,
        };
        var roots = TrustedRootsOf(tls);
        if (roots.Count > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }

        return policy;
    }
}
