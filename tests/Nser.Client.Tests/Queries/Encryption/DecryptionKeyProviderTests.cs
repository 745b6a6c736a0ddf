using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nser.Client.Pipeline;
using Nser.Client.Queries.Encryption;

namespace Nser.Client.Tests.Queries.Encryption;

/// <summary>Where keys may lie, and how a key that lies wrongly is refused.</summary>
public sealed class DecryptionKeyProviderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nser-keys-").FullName;
    private readonly RSA key = RSA.Create(2048);

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_PEM_file_of_its_owner_alone_opens_fields_in_either_form()
    {
        Assert.Equal("{}"u8.ToArray(), await OpenAsync(PemFile(key.ExportPkcs8PrivateKeyPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite)));
        Assert.Equal("{}"u8.ToArray(), await OpenAsync(PemFile(key.ExportRSAPrivateKeyPem(), UnixFileMode.UserRead)));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public async Task A_PEM_file_that_others_may_open_is_refused(UnixFileMode others)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.True(Directory.Exists(folder));
            return;
        }

        var error = await RefusedAsync(PemFile(key.ExportPkcs8PrivateKeyPem(), UnixFileMode.UserRead | others));

        Assert.Contains("0600", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_usable_private_key_says_so_and_nothing_of_its_content()
    {
        using var curve = ECDsa.Create();
        var locked = key.ExportEncryptedPkcs8PrivateKeyPem("canary", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        foreach (var text in new[] { "", "canary", key.ExportSubjectPublicKeyInfoPem(), curve.ExportPkcs8PrivateKeyPem(), locked, "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----" })
        {
            var error = await RefusedAsync(PemFile(text, UnixFileMode.UserRead));
            Assert.Contains("private key", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("cannot be read", (await RefusedAsync(Path.Combine(folder, "absent.pem"))).Message, StringComparison.Ordinal);
        Assert.Contains("64 KiB", (await RefusedAsync(PemFile(new string('x', 70_000), UnixFileMode.UserRead))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_repaired_is_read_without_a_new_provider()
    {
        var path = PemFile("", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var decryptor = new FieldDecryptor(NserDecryptionKeyProviders.FromPemFile(path));
        var field = TestJwe.Seal(key, "{}").ToString();

        await Assert.ThrowsAsync<NserException>(async () => await decryptor.DecryptAsync(field));
        await File.WriteAllTextAsync(path, key.ExportPkcs8PrivateKeyPem());

        Assert.Equal("{}"u8.ToArray(), await decryptor.DecryptAsync(field));
    }

    [Fact]
    public async Task A_certificate_opens_fields_with_its_key_and_is_refused_without()
    {
        var request = new CertificateRequest("CN=partner", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var half = X509CertificateLoader.LoadCertificate(certificate.RawData);

        var decryptor = new FieldDecryptor(NserDecryptionKeyProviders.FromCertificate(certificate));

        Assert.Equal("{}"u8.ToArray(), await decryptor.DecryptAsync(TestJwe.Seal(key, "{}").ToString()));
        Assert.Contains("private key", Assert.Throws<ArgumentException>(() => NserDecryptionKeyProviders.FromCertificate(half)).Message, StringComparison.Ordinal);
    }

    private string PemFile(string text, UnixFileMode mode)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.pem");
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }

        return path;
    }

    private async Task<byte[]> OpenAsync(string path) =>
        await new FieldDecryptor(NserDecryptionKeyProviders.FromPemFile(path)).DecryptAsync(TestJwe.Seal(key, "{}").ToString());

    private Task<NserException> RefusedAsync(string path) => Assert.ThrowsAsync<NserException>(() => OpenAsync(path));
}
