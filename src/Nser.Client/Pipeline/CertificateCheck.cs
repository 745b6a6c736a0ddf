using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Nser.Client.Pipeline;

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
