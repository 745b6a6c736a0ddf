using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nser.Client.Testing.Fakes;

/// <summary>A certificate authority that lives for one test.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Root = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(1));
    }

    public X509Certificate2 Root { get; }

    /// <summary>A server's certificate with its key: on a curve, or RSA of so many bits.</summary>
    public X509Certificate2 Issue(string host = "localhost", int? rsaBits = null, int daysLeft = 30, string usage = "1.3.6.1.5.5.7.3.1", bool selfSigned = false)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(rsaBits ?? 2048);
        var request = rsaBits is null
            ? new CertificateRequest($"CN={host}", curve, HashAlgorithmName.SHA256)
            : new CertificateRequest($"CN={host}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (selfSigned)
        {
            return request.CreateSelfSigned(Now.AddYears(-1), Now.AddDays(daysLeft));
        }

        using var bare = request.Create(Root.SubjectName, X509SignatureGenerator.CreateForECDsa(key), Now.AddYears(-1), Now.AddDays(daysLeft), RandomNumberGenerator.GetBytes(8));
        return rsaBits is null ? bare.CopyWithPrivateKey(curve) : bare.CopyWithPrivateKey(rsa);
    }

    public void Dispose()
    {
        Root.Dispose();
        key.Dispose();
    }
}
