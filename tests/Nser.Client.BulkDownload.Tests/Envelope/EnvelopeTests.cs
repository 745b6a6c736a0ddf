using System.Security.Cryptography;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Testing.Records;

namespace Nser.Client.BulkDownload.Tests.Envelope;

/// <summary>What is encrypted comes back with the right key and with no other, and no nonce is used twice.</summary>
public sealed class EnvelopeTests
{
    public static TheoryData<int> Lengths => [0, 1, 100, EnvelopeFormat.ChunkSize - 1, EnvelopeFormat.ChunkSize, EnvelopeFormat.ChunkSize + 1, (3 * EnvelopeFormat.ChunkSize) + 5];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task What_was_written_comes_back_whatever_its_length(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);

        Assert.Equal(plain, await Target.DecryptAsync(await Segments.SealAsync(Target.Keys, plain)));
    }

    [Fact]
    public async Task Segments_of_several_runs_are_read_as_one()
    {
        byte[][] parts = [RandomNumberGenerator.GetBytes(70_000), [], RandomNumberGenerator.GetBytes(10), RandomNumberGenerator.GetBytes(EnvelopeFormat.ChunkSize), []];

        Assert.Equal(parts.SelectMany(part => part), await Target.DecryptAsync(await Segments.SealAsync(Target.Keys, parts)));
    }

    [Fact]
    public async Task A_secret_wraps_as_well_as_a_certificate()
    {
        var keys = EnvelopeKeys.FromSecret("partner-2026", RandomNumberGenerator.GetBytes(32));

        Assert.Equal("text"u8.ToArray(), await Target.DecryptAsync(await Segments.SealAsync(keys, "text"u8.ToArray()), keys));
    }

    [Fact]
    public async Task Another_key_is_told_and_gives_nothing()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        using var other = Target.NewCertificate(2048);
        using var halved = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(Target.Certificate.RawData);
        var sealedByCertificate = await Segments.SealAsync(Target.Keys, "text"u8.ToArray());
        var sealedBySecret = await Segments.SealAsync(EnvelopeKeys.FromSecret("a", secret), "text"u8.ToArray());

        await AssertWrongAsync(sealedByCertificate, EnvelopeKeys.FromCertificate(other), "another certificate");
        await AssertWrongAsync(sealedByCertificate, EnvelopeKeys.FromCertificate(halved), "without its private key");
        await AssertWrongAsync(sealedByCertificate, EnvelopeKeys.FromSecret("a", secret), "wrapped in another way");
        await AssertWrongAsync(sealedBySecret, EnvelopeKeys.FromSecret("b", secret), "another secret");
        await AssertWrongAsync(sealedBySecret, EnvelopeKeys.FromSecret("a", RandomNumberGenerator.GetBytes(32)), "does not open");
    }

    [Fact]
    public void A_key_that_is_too_weak_is_refused()
    {
        using var small = Target.NewCertificate(1024);
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var elliptic = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=x", curve, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99));

        Assert.Contains("2048", Assert.Throws<ArgumentException>(() => EnvelopeKeys.FromCertificate(small)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EnvelopeKeys.FromCertificate(elliptic));
        Assert.Throws<ArgumentException>(() => EnvelopeKeys.FromSecret("a", new byte[16]));
        Assert.Throws<ArgumentException>(() => EnvelopeKeys.FromSecret("a\nb", new byte[32]));
    }

    [Fact]
    public async Task The_same_text_twice_gives_different_bytes()
    {
        var text = "the same"u8.ToArray();
        var (first, second) = (await Segments.SealAsync(Target.Keys, text), await Segments.SealAsync(Target.Keys, text));

        Assert.NotEqual(first[^24..], second[^24..]);
        Assert.NotEqual(Segments.Read(first).Single().Header.NoncePrefix, Segments.Read(second).Single().Header.NoncePrefix);
    }

    /// <summary>Over random sequences of segments and resumes, also resumes after work that was thrown away.</summary>
    [Fact]
    public async Task No_nonce_is_used_twice_under_one_key()
    {
        var chance = new SeededNumbers(99);
        var used = new HashSet<string>();
        var (chunks, resumes) = (0, 0);
        for (var file = 0; file < 25; file++)
        {
            using var sink = new MemoryStream();
            var writer = new EnvelopeWriter(sink, Target.Keys, "PK61702");
            for (var step = 0; step < 6; step++)
            {
                var before = (sink.Length, writer.Segment, writer.LastTag);
                await writer.BeginAsync(CancellationToken.None);
                writer.Write(new byte[chance.Next(150_000)]);
                if (chance.Next(3) == 0)
                {
                    // The process dies here; the next one goes on after the last commit, and what it threw away has been on the disk.
                    await NoteAsync(sink.ToArray()[(int)before.Length..], used);
                    sink.SetLength(before.Length);
                    writer = new EnvelopeWriter(sink, Target.Keys, "PK61702");
                    writer.ContinueAfter(before.Segment, before.LastTag);
                    resumes++;
                    continue;
                }

                writer.End(isEndOfFile: false);
                chunks += await NoteAsync(sink.ToArray()[(int)before.Length..], used);
            }
        }

        Assert.True(chunks > 100 && resumes > 10, $"{chunks} chunks and {resumes} resumes");
    }

    [Fact]
    public async Task Memory_stays_the_same_however_long_the_text_is()
    {
        using var writer = new EnvelopeWriter(Stream.Null, Target.Keys, "PK61702");
        await writer.BeginAsync(CancellationToken.None);
        var block = new byte[50_000];
        writer.Write(block);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var times = 0; times < 1_000; times++)
        {
            writer.Write(block);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    // Keys are opened with the private key; chunks are told apart by their frames.
    private static async Task<int> NoteAsync(byte[] bytes, HashSet<string> used)
    {
        var chunks = 0;
        foreach (var segment in Segments.Read(bytes))
        {
            var key = Convert.ToHexString(await Target.Keys.UnwrapAsync(segment.Header.KeyId, segment.Header.WrappedKey, CancellationToken.None));
            for (var chunk = 0u; chunk < segment.Kinds.Count; chunk++)
            {
                var nonce = new byte[EnvelopeFormat.NonceLength];
                EnvelopeFormat.WriteNonce(nonce, segment.Header.NoncePrefix, chunk, segment.Kinds[(int)chunk]);
                Assert.True(used.Add($"{key}:{Convert.ToHexString(nonce)}"), "A nonce came twice under one key.");
                chunks++;
            }
        }

        return chunks;
    }

    private static async Task AssertWrongAsync(byte[] encrypted, IEnvelopeKeyProvider keys, string why)
    {
        var error = await Assert.ThrowsAsync<BulkFileException>(() => Target.DecryptAsync(encrypted, keys));
        Assert.Equal(BulkFileFault.WrongKey, error.Fault);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
