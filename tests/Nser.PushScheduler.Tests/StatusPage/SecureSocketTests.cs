using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Nser.PushScheduler.Tests.StatusPage;

/// <summary>The page over TLS.</summary>
public sealed class SecureSocketTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Over_https_the_cookies_travel_over_https_only()
    {
        using var certificate = SelfSigned();
        var (file, keyFile) = (Path.Combine(folder.FullName, "page.pem"), Path.Combine(folder.FullName, "page-key.pem"));
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await PageHost.WriteSecretAsync(keyFile, certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await using var page = await PageHost.StartAsync(
            settings => (settings.StatusPage.Address, settings.StatusPage.CertificateFile, settings.StatusPage.CertificateKeyFile) = (new("https://127.0.0.1:0"), file, keyFile), withKey: true);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();
        using var browser = new HttpClient(handler) { BaseAddress = page.Address };

        using var answer = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.Equal("https", page.Address.Scheme);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
    }
}
