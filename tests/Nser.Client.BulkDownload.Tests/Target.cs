using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests;

/// <summary>A target folder of its own, and what tests put into it.</summary>
internal sealed class Target : IDisposable
{
    internal const string ETag = "\"v1\"";
    private readonly RunningSha256 sourceHash = new();
    private readonly DirectoryInfo above = Directory.CreateTempSubdirectory("nser-bulk-");

    internal Target() => Folder = TargetFolder.Open(Path.Combine(above.FullName, "target"));

    internal static BulkFileName Name { get; } = new(TehsilCode.Parse("PK61702"), 1);

    internal static X509Certificate2 Certificate { get; } = NewCertificate(2048);

    internal static IEnvelopeKeyProvider Keys { get; } = EnvelopeKeys.FromCertificate(Certificate);

    internal TargetFolder Folder { get; }

    internal string Above => above.FullName;

    internal string PathOf(string name) => Path.Combine(Folder.Path, name);

    internal byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public void Dispose()
    {
        sourceHash.Dispose();
        Folder.Dispose();
        above.Delete(recursive: true);
    }

    internal static BulkFileTerms Terms(BulkFileForm? form = null) => new(Name, form ?? new(), "tehsil=PK61702&quintile=1", NserApiVersion.V2, BulkSourceKind.Stream);

    /// <summary>Opens the part as a process does that has just been started.</summary>
    internal PartFile Open(BulkFileTerms? terms = null)
    {
        sourceHash.Reset();
        return OpenInSameRun(terms);
    }

    /// <summary>Opens the part as a further attempt of the same run does.</summary>
    internal PartFile OpenInSameRun(BulkFileTerms? terms = null) => PartFile.Open(Folder, terms ?? Terms(), TimeProvider.System, sourceHash, CancellationToken.None);

    /// <summary>Downloads a source in one go, as the transfer would, or what is missing of it.</summary>
    internal async Task<BulkManifestFile> DownloadAsync(byte[] source, BulkFileTerms? terms = null, string etag = ETag, bool inSameRun = false)
    {
        using var part = inSameRun ? OpenInSameRun(terms) : Open(terms);
        part.Continue(etag);
        await part.WriteAsync(source.AsMemory((int)part.SourceOffset), CancellationToken.None);
        return await part.CompleteAsync(Promise(source), CancellationToken.None);
    }

    internal static ExpectedContent Promise(byte[] source) => new(source.AsSpan().Count((byte)'\n'), source.Length, SHA256.HashData(source));

    /// <summary>Rows as the registry sends them.</summary>
    internal static byte[] Rows(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(Row)));

    internal static string Row(int number) =>
        $$"""{"tehsilCode":"PK61702","quintile":1,"householdId":"{{99999_0000_00000 + number}}","cnic":"{{99999_0000_0000 + number}}","fullName":"زینب Canary-{{number}}","gender":"FEMALE","age":{{18 + (number % 60)}},"address":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702","addressLine":"House {{number}}, \"Old\" Street\nnext to the well"},"pmtScore":{{number % 100}}.25,"programmeCode":"KAFAALAT"}""" + "\n";

    internal static X509Certificate2 NewCertificate(int bits)
    {
        using var key = RSA.Create(bits);
        return new CertificateRequest("CN=partner.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }

    /// <summary>The plaintext of an encrypted file.</summary>
    internal static async Task<byte[]> DecryptAsync(byte[] encrypted, IEnvelopeKeyProvider? keys = null)
    {
        await using var reader = EnvelopeFile.OpenRead(new MemoryStream(encrypted), keys ?? Keys);
        using var plain = new MemoryStream();
        await reader.CopyToAsync(plain);
        return plain.ToArray();
    }
}
