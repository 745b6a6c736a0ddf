using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
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

/// <summary>What the client asks of a certificate beyond the usual check. It can refuse what that check accepts, never the reverse.</summary>
internal sealed class CertificateCheck
{
    private const int LeastRsaBits = 2048;
    private const int LeastCurveBits = 256;

    /// <summary>sha1RSA, dsa-with-sha1, ecdsa-with-SHA1, md5RSA.</summary>
    private static readonly string[] WeakSignatures = ["1.2.840.113549.1.1.5", "1.2.840.10040.4.3", "1.2.840.10045.4.1", "1.2.840.113549.1.1.4"];

    private readonly HashSet<string> pins;
    private readonly ILogger logger;

    internal CertificateCheck(IEnumerable<string> pins, ILogger logger)
    {
        this.pins = [.. pins.Select(pin => Convert.ToBase64String(Convert.FromBase64String(pin)))];
        this.logger = logger;
    }

    internal bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var fault = Fault(certificate as X509Certificate2, chain, errors);
        if (fault is not null)
        {
            Log.CertificateRefused(logger, fault);
        }

        return fault is null;
    }

    private string? Fault(X509Certificate2? leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None || leaf is null || chain is null)
        {
            var states = chain?.ChainStatus.Select(status => status.Status.ToString()) ?? [];
            return $"{errors} {string.Join(' ', states)}".TrimEnd();
        }

        var links = chain.ChainElements.Select(element => element.Certificate).ToList();
        return links.Any(HasWeakKey) ? "a key in its chain is too short"
            : links.SkipLast(1).Any(link => WeakSignatures.Contains(link.SignatureAlgorithm.Value)) ? "a signature in its chain is SHA-1 or MD5"
            : pins.Count > 0 && !pins.Contains(Pin(leaf)) ? "its key is not among Tls.PinnedKeys"
            : null;
    }

    internal static string Pin(X509Certificate2 certificate) => Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private static bool HasWeakKey(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        return rsa is not null ? rsa.KeySize < LeastRsaBits : curve is null || curve.KeySize < LeastCurveBits;
    }
}
