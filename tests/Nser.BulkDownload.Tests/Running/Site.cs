using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.Sandbox;

namespace Nser.BulkDownload.Tests.Running;

/// <summary>A registry, the partner's password and certificate, and room for folders.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly X509Certificate2 Partner = NewCertificate();
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-bulk-sample-");

    private Site(NserSandbox sandbox, IReadOnlyList<string> tehsils)
    {
        (Sandbox, Tehsils) = (sandbox, tehsils);
        File.WriteAllText(PathOf("password"), sandbox.Password + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf("password"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.WriteAllText(Certificate, Partner.ExportCertificatePem());
        File.WriteAllText(PrivateKey, Partner.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    internal static IEnvelopeKeyProvider Keys { get; } = EnvelopeKeys.FromCertificate(Partner);

    internal NserSandbox Sandbox { get; }

    internal IReadOnlyList<string> Tehsils { get; }

    internal string Certificate => PathOf("partner.pem");

    internal string PrivateKey => PathOf("partner.key");

    /// <summary>Starts a registry whose households live in some tehsils.</summary>
    internal static async Task<Site> StartAsync(int households = 600, params string[] tehsils)
    {
        string[] places = tehsils is [] ? ["PK60101", "PK61701", "PK61702"] : tehsils;
        return new(await NserSandbox.StartAsync(new NserSandboxOptions { HttpsPort = null, Registry = new() { Households = households, Tehsils = places } }), places);
    }

    internal string PathOf(string name) => Path.Combine(above.FullName, name);

    internal IEnumerable<string> From(Uri? address = null) => ["--base-address", (address ?? Sandbox.BaseAddress).ToString(), "--user", Sandbox.UserName, "--password-file", PathOf("password")];

    /// <summary>Arguments to download every tehsil, with commits as small as they may be.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="form">What the files look like; plain NDJSON when empty.</param>
    /// <param name="address">Another way to the registry.</param>
    internal IEnumerable<string> Arguments(string folder, IEnumerable<string>? form = null, Uri? address = null) =>
        ["--folder", folder, .. Tehsils.SelectMany(tehsil => new[] { "--tehsil", tehsil }), "--commit-bytes", "65536", "--json", .. form ?? [], .. From(address)];

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        above.Delete(recursive: true);
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=partner.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
