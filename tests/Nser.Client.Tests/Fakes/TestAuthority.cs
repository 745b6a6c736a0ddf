using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nser.Client.Tests.Fakes;

/// <summary>A certificate authority that lives for one test.</summary>
public sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly RSA key = RSA.Create(2048);

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Root = request.CreateSelfSigned(Now.AddYears(-2), Now.AddYears(1));
    }

    public X509Certificate2 Root { get; }

    /// <summary>A server's certificate with its key.</summary>
    public X509Certificate2 Issue(string host = "localhost", int bits = 2048, int daysLeft = 30, string usage = "1.3.6.1.5.5.7.3.1", bool selfSigned = false)
    {
        using var own = RSA.Create(bits);
        var request = new CertificateRequest($"CN={host}", own, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        using var certificate = selfSigned
            ? request.CreateSelfSigned(Now.AddYears(-1), Now.AddDays(daysLeft))
            : request.Create(Root, Now.AddYears(-1), Now.AddDays(daysLeft), RandomNumberGenerator.GetBytes(8));
        using var keyed = selfSigned ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null) : certificate.CopyWithPrivateKey(own);
        return X509CertificateLoader.LoadPkcs12(keyed.Export(X509ContentType.Pfx), null);
    }

    public void Dispose()
    {
        Root.Dispose();
        key.Dispose();
    }
}
