using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.Testing;

namespace Nser.Client.BulkDownload.Tests.Envelope;

/// <summary>A program that knows only the description reads what the library writes, and the library reads what such a program wrote. Needs Debian's python3-cryptography.</summary>
[Trait("Needs", "Machine")]
public sealed class PythonTests : IDisposable
{
    private readonly Target target = new();
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

    public void Dispose() => target.Dispose();

    [Theory]
    [InlineData("ndjson.enc", true)]
    [InlineData("csv.gz.enc", true)]
    [InlineData("ndjson.enc", false)]
    public async Task The_published_script_decrypts_a_file_that_was_made_in_several_attempts(string form, bool isCertificate)
    {
        var keys = isCertificate ? Target.Keys : EnvelopeKeys.FromSecret("partner-2026", secret);
        var terms = Target.Terms(new() { Format = form.StartsWith("csv", StringComparison.Ordinal) ? BulkFileFormat.Csv : BulkFileFormat.Ndjson, Gzip = form.Contains("gz", StringComparison.Ordinal), Encryption = keys });
        var source = Target.Rows(1500);
        for (var third = 1; third <= 2; third++)
        {
            using var part = target.OpenInSameRun(terms);
            part.Continue(Target.ETag);
            await part.WriteAsync(source.AsMemory((int)part.SourceOffset, (source.Length / 3 * third) - (int)part.SourceOffset), CancellationToken.None);
            part.Commit(0);
        }

        var entry = await target.DownloadAsync(source, terms, inSameRun: true);

        Assert.Equal(3, Segments.Read(target.Read(entry.Name)).Count);
        var (code, plain, _) = await RunAsync("docs/decrypt.py", [], isCertificate ? PrivateKey() : Secret(), target.PathOf(entry.Name));
        Assert.Equal(0, code);
        Assert.Equal(await Target.DecryptAsync(target.Read(entry.Name), keys), plain);
    }

    [Fact]
    public async Task The_published_script_tells_a_damaged_file_and_a_wrong_key()
    {
        var entry = await target.DownloadAsync(Target.Rows(900), Target.Terms(new() { Encryption = Target.Keys }));
        var sound = target.Read(entry.Name);
        var flipped = (byte[])sound.Clone();
        flipped[sound.Length / 2] ^= 1;
        using var other = Target.NewCertificate(2048);
        var otherKey = Path.Combine(target.Above, "other.pem");
        await File.WriteAllTextAsync(otherKey, other.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());

        Assert.Equal(0, (await DecryptAsync(PrivateKey(), sound)).Code);
        Assert.Contains("cut off", (await DecryptAsync(PrivateKey(), sound[..^1])).Error, StringComparison.Ordinal);
        Assert.Contains("follow the end", (await DecryptAsync(PrivateKey(), [.. sound, 0])).Error, StringComparison.Ordinal);
        Assert.Contains("damaged", (await DecryptAsync(PrivateKey(), flipped)).Error, StringComparison.Ordinal);
        Assert.Contains("does not open it", (await DecryptAsync(otherKey, sound)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(65536)]
    [InlineData(200_000, 70_000, 0, 65_536)]
    public async Task What_an_independent_script_encrypted_is_read(int length, params int[] segments)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        string[] after = [.. segments.Select(each => $"{each}")];
        var publicKey = Path.Combine(target.Above, "public.pem");
        await File.WriteAllTextAsync(publicKey, Target.Certificate.GetRSAPublicKey()!.ExportSubjectPublicKeyInfoPem());

        var (_, byCertificate, _) = await RunAsync("tests/Nser.Client.BulkDownload.Tests/Envelope/encrypt.py", plain, [publicKey, "RSA-OAEP-256", Target.Keys.KeyId, "PK61702", .. after]);
        var (_, bySecret, _) = await RunAsync("tests/Nser.Client.BulkDownload.Tests/Envelope/encrypt.py", plain, [Secret(), "A256GCMKW", "partner-2026", "PK61702", .. after]);

        Assert.Equal(plain, await Target.DecryptAsync(byCertificate));
        Assert.Equal(plain, await Target.DecryptAsync(bySecret, EnvelopeKeys.FromSecret("partner-2026", secret)));
    }

    private async Task<(int Code, byte[] Output, string Error)> DecryptAsync(string key, byte[] encrypted)
    {
        var path = Path.Combine(target.Above, "given.enc");
        await File.WriteAllBytesAsync(path, encrypted);
        return await RunAsync("docs/decrypt.py", [], key, path);
    }

    private string PrivateKey()
    {
        var path = Path.Combine(target.Above, "private.pem");
        File.WriteAllText(path, Target.Certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return path;
    }

    private string Secret()
    {
        var path = Path.Combine(target.Above, "secret.bin");
        File.WriteAllBytes(path, secret);
        return path;
    }

    // Through a shell, so that every stream is a file and no pipe can fill up.
    private async Task<(int Code, byte[] Output, string Error)> RunAsync(string script, byte[] input, params string[] arguments)
    {
        var (given, written, told) = (Path.Combine(target.Above, "stdin"), Path.Combine(target.Above, "stdout"), Path.Combine(target.Above, "stderr"));
        await File.WriteAllBytesAsync(given, input);
        using var process = Process.Start("/bin/sh", ["-c", "in=$1 out=$2 err=$3; shift 3; exec /usr/bin/python3 \"$@\" <\"$in\" >\"$out\" 2>\"$err\"", "sh", given, written, told, Repository.PathOf(script), .. arguments]);
        await process.WaitForExitAsync();
        var error = await File.ReadAllTextAsync(told);
        Assert.DoesNotContain("Traceback", error, StringComparison.Ordinal);
        return (process.ExitCode, await File.ReadAllBytesAsync(written), error);
    }
}
