using System.IO.Compression;
using System.Text;
using Nser.Client.BulkDownload;
using Nser.Client.Tests.Agreement;

namespace Nser.Client.Tests.BulkDownload.Resume;

/// <summary>A file is made in committed parts: what is committed stays, what is not comes again, and nothing is mixed.</summary>
public sealed class PartFileTests : IDisposable
{
    private static readonly byte[] Source = Target.Rows(900);
    private readonly Target target = new();

    public static TheoryData<string> Forms => [.. AllForms.Keys];

    private static Dictionary<string, BulkFileForm> AllForms { get; } =
        (from format in Enum.GetValues<BulkFileFormat>() from gzip in new[] { false, true } from keys in new[] { null, Target.Keys } select new BulkFileForm { Format = format, Gzip = gzip, Encryption = keys })
        .ToDictionary(form => form.Signature);

    public void Dispose() => target.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_source_becomes_a_file_with_its_manifest_entry(string form)
    {
        var entry = await target.DownloadAsync(Source, Target.Terms(AllForms[form]));

        Assert.Equal([".PK61702.q1.state", entry.Name], target.Folder.Names());
        Assert.Equal((900L, target.Read(entry.Name).LongLength), (entry.Rows, entry.Bytes));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(target.Read(entry.Name))), entry.Sha256);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Source)), entry.SourceSha256);
        Assert.Equal(await ExpectedAsync(form), await PlainAsync(entry));
    }

    /// <summary>Whatever the pieces that the bytes come in, wherever commits fall and however often the process dies between.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Runs_that_die_at_any_place_come_to_the_same_rows_as_one_that_does_not(string form)
    {
        var expected = await ExpectedAsync(form);
        for (var seed = 1u; seed <= 12; seed++)
        {
            var chance = new SeededNumbers(seed * 7919);
            using var place = new Target();
            var (entry, continued) = (default(BulkManifestFile), 0);
            while (entry is null)
            {
                using var part = place.Open(Target.Terms(AllForms[form]));
                part.Continue(Target.ETag);
                continued += part.Start == PartStart.Continued ? 1 : 0;
                entry = await RunAsync(part, chance);
            }

            Assert.True(continued > 0 || seed > 1, "No run was continued.");
            Assert.Equal(expected, await PlainAsync(place, entry));
            Assert.Equal(900, entry.Rows);
        }
    }

    [Fact]
    public async Task A_run_asks_for_what_is_missing_and_not_for_more_than_63_bytes_again()
    {
        await CommitHalfAsync(Target.Terms());

        using var part = target.Open();

        Assert.Equal((PartStart.Continued, Target.ETag), (part.Start, part.ETag));
        Assert.True(part.Continue(Target.ETag));
        Assert.Equal(0, part.SourceOffset % 64);
        Assert.InRange(part.SourceOffset, (Source.Length / 2) - 1000, Source.Length / 2);
    }

    [Fact]
    public async Task Another_source_begins_anew_and_nothing_is_mixed()
    {
        await CommitHalfAsync(Target.Terms());
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Source).Replace("Canary", "Changed", StringComparison.Ordinal));
        using (var part = target.Open())
        {
            Assert.False(part.Continue("\"v2\""));
            Assert.Equal((PartStart.OtherSource, 0L, 0L), (part.Start, part.SourceOffset, part.Rows));
        }

        var entry = await target.DownloadAsync(changed, etag: "\"v2\"");

        Assert.Equal(changed, target.Read(entry.Name));
        Assert.Equal("\"v2\"", entry.SourceETag);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"v1\"")]
    public async Task A_source_without_a_strong_validator_is_never_continued(string? etag)
    {
        using (var part = target.Open())
        {
            part.Continue(etag);
            await part.WriteAsync(Source.AsMemory(0, Source.Length / 2), CancellationToken.None);
            part.Commit(0);
        }

        using var again = target.Open();
        Assert.False(again.Continue(etag));
        Assert.Equal(0, again.SourceOffset);
    }

    public static TheoryData<string> Changes => ["filters", "form", "gzip", "key", "version", "formula-safe"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Other_terms_begin_anew(string change)
    {
        using var other = Target.NewCertificate(2048);
        var terms = Target.Terms(new() { Format = BulkFileFormat.Csv, Encryption = Target.Keys });
        await CommitHalfAsync(terms);

        using var part = target.Open(change switch
        {
            "filters" => terms with { Filters = "tehsil=PK61702&quintile=2" },
            "form" => terms with { Form = terms.Form with { Format = BulkFileFormat.Ndjson } },
            "gzip" => terms with { Form = terms.Form with { Gzip = true } },
            "key" => terms with { Form = terms.Form with { Encryption = EnvelopeKeys.FromCertificate(other) } },
            "version" => terms with { ApiVersion = NserApiVersion.V1 },
            _ => terms with { Form = terms.Form with { FormulaSafe = true } },
        });

        Assert.Equal((PartStart.OtherTerms, 0L, 0L), (part.Start, part.SourceOffset, part.Rows));
        Assert.Equal(0, new FileInfo(target.PathOf(Target.Name.Part)).Length);
    }

    public static TheoryData<string> Losses => ["flipped", "shortened", "no part", "no state", "broken state", "negative state", "empty state"];

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task What_is_not_as_it_was_committed_begins_anew(string loss)
    {
        await CommitHalfAsync(Target.Terms());
        var (part, state) = (target.PathOf(Target.Name.Part), target.PathOf(Target.Name.State));
        var bytes = await File.ReadAllBytesAsync(part);
        bytes[bytes.Length / 2] ^= 1;
        Action damage = loss switch
        {
            "flipped" => () => File.WriteAllBytes(part, bytes),
            "shortened" => () => File.WriteAllBytes(part, bytes[..(bytes.Length / 2)]),
            "no part" => () => File.Delete(part),
            "no state" => () => File.Delete(state),
            "broken state" => () => File.WriteAllText(state, File.ReadAllText(state)[..40]),
            "negative state" => () => File.WriteAllText(state, File.ReadAllText(state).Replace("\"rows\": ", "\"rows\": -", StringComparison.Ordinal)),
            _ => () => File.WriteAllText(state, ""),
        };
        damage();

        using (var begun = target.Open())
        {
            Assert.Equal((0L, 0L), (begun.SourceOffset, begun.Rows));
            Assert.NotEqual(PartStart.Continued, begun.Start);
        }

        Assert.Equal(Source, target.Read((await target.DownloadAsync(Source)).Name));
    }

    [Fact]
    public async Task What_follows_the_committed_part_is_cut_off()
    {
        await CommitHalfAsync(Target.Terms());
        await File.AppendAllTextAsync(target.PathOf(Target.Name.Part), "{\"half a ro");

        Assert.Equal(Source, target.Read((await target.DownloadAsync(Source)).Name));
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("bytes")]
    [InlineData("digest")]
    public async Task What_is_not_as_announced_gets_no_name_and_is_not_kept(string what)
    {
        var promise = Target.Promise(Source);
        using var part = target.Open();
        part.Continue(Target.ETag);
        await part.WriteAsync(Source, CancellationToken.None);

        var error = await Assert.ThrowsAsync<BulkFileException>(async () => await part.CompleteAsync(
            what switch { "rows" => promise with { Rows = 901 }, "bytes" => promise with { Bytes = 5 }, _ => promise with { Sha256 = new byte[32] } },
            CancellationToken.None));

        Assert.Equal(BulkFileFault.UnsoundSource, error.Fault);
        Assert.Empty(target.Folder.Names());
    }

    [Fact]
    public async Task The_digest_is_checked_over_the_whole_source_also_when_the_run_is_a_continued_one()
    {
        await CommitHalfAsync(Target.Terms(new() { Format = BulkFileFormat.Csv, Gzip = true, Encryption = Target.Keys }));
        using var part = target.Open(Target.Terms(new() { Format = BulkFileFormat.Csv, Gzip = true, Encryption = Target.Keys }));
        Assert.True(part.Continue(Target.ETag));
        var changed = (byte[])Source.Clone();
        changed[^20] ^= 1;
        await part.WriteAsync(changed.AsMemory((int)part.SourceOffset), CancellationToken.None);

        var error = await Assert.ThrowsAsync<BulkFileException>(async () => await part.CompleteAsync(Target.Promise(Source), CancellationToken.None));

        Assert.Contains("digest", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_tehsil_without_rows_is_a_sound_file(string form)
    {
        var entry = await target.DownloadAsync([], Target.Terms(AllForms[form]));

        Assert.Equal(0, entry.Rows);
        Assert.Equal(form.StartsWith("csv", StringComparison.Ordinal) ? 1 : 0, (await PlainAsync(entry)).AsSpan().Count((byte)'\n'));
        Assert.True((await BulkFolder.VerifyAsync(target.Folder.Path, new() { Keys = Target.Keys })).Changed.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_last_line_without_an_end_gets_one(string form)
    {
        var open = Source[..^1];
        using var part = target.Open(Target.Terms(AllForms[form]));
        part.Continue(Target.ETag);
        await part.WriteAsync(open, CancellationToken.None);

        var entry = await part.CompleteAsync(new(900, open.Length, System.Security.Cryptography.SHA256.HashData(open)), CancellationToken.None);

        Assert.Equal(await ExpectedAsync(form), await PlainAsync(entry));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(target.Read(entry.Name))), entry.Sha256);
    }

    [Fact]
    public async Task A_row_with_coordinates_in_the_middle_is_kept_without_them_over_a_resume()
    {
        var text = Encoding.UTF8.GetString(Source);
        var place = text.IndexOf('\n', text.Length / 3) + 1;
        var source = Encoding.UTF8.GetBytes(text.Insert(place, "{\"quintile\":1,\"latitude\":31.5}\n"));
        using (var part = target.Open())
        {
            part.Continue(Target.ETag);
            await part.WriteAsync(source.AsMemory(0, source.Length / 2), CancellationToken.None);
            part.Commit(0);
        }

        var entry = await target.DownloadAsync(source);

        Assert.Equal(text.Insert(place, "{\"quintile\":1}\n"), Encoding.UTF8.GetString(target.Read(entry.Name)));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(target.Read(entry.Name))), entry.Sha256);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(source)), entry.SourceSha256);
    }

    [Fact]
    public async Task Pages_go_on_at_the_page_after_the_committed_one()
    {
        var terms = Target.Terms() with { Source = BulkSourceKind.Pages, ApiVersion = NserApiVersion.V1 };
        using (var part = target.Open(terms))
        {
            part.Continue("rows=900");
            await part.WriteAsync(Target.Rows(300), CancellationToken.None);
            part.Commit(2);
        }

        using var again = target.Open(terms);
        Assert.Equal(PartStart.Continued, again.Start);
        Assert.True(again.Continue("rows=900"));
        Assert.Equal((2, 300L, PartStart.Continued), (again.NextPage, again.Rows, again.Start));
        await again.WriteAsync(Target.Rows(600), CancellationToken.None);
        var entry = await again.CompleteAsync(new(900, null, null), CancellationToken.None);

        Assert.Equal((900L, null, null), (entry.Rows, entry.SourceETag, entry.SourceSha256));
        Assert.Equal([.. Target.Rows(300), .. Target.Rows(600)], target.Read(entry.Name));
    }

    [Fact]
    public async Task A_complete_file_is_found_under_its_terms_and_under_no_others()
    {
        var entry = await target.DownloadAsync(Source);

        Assert.Equal(entry, CompletedFile.Find(target.Folder, Target.Terms(), CancellationToken.None));
        Assert.Null(CompletedFile.Find(target.Folder, Target.Terms(new() { Gzip = true }), CancellationToken.None));
        Assert.Null(CompletedFile.Find(target.Folder, Target.Terms() with { ApiVersion = NserApiVersion.V1 }, CancellationToken.None));
        await File.AppendAllTextAsync(target.PathOf(entry.Name), "{}\n");
        Assert.Null(CompletedFile.Find(target.Folder, Target.Terms(), CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_was_complete_but_for_its_name_gets_it()
    {
        var entry = await target.DownloadAsync(Source);
        File.Move(target.PathOf(entry.Name), target.PathOf(Target.Name.Part));

        Assert.Equal(entry, CompletedFile.Find(target.Folder, Target.Terms(), CancellationToken.None));
        Assert.Equal(Source, target.Read(entry.Name));
    }

    [Fact]
    public async Task A_newer_source_takes_the_place_of_the_older_file_only_when_it_is_complete()
    {
        var old = await target.DownloadAsync(Source);
        var changed = Target.Rows(1000);
        using (var part = target.Open())
        {
            part.Continue("\"v2\"");
            await part.WriteAsync(changed.AsMemory(0, changed.Length / 2), CancellationToken.None);
            part.Commit(0);
            Assert.Equal(Source, target.Read(old.Name));
        }

        var entry = await target.DownloadAsync(changed, etag: "\"v2\"");

        Assert.Equal(old.Name, entry.Name);
        Assert.Equal(changed, target.Read(entry.Name));
    }

    [Fact]
    public async Task A_small_encrypted_file_gives_no_digest_to_confirm_a_guess_with()
    {
        var terms = Target.Terms(new() { Encryption = Target.Keys });
        using (var part = target.Open(terms))
        {
            part.Continue(Target.ETag);
            await part.WriteAsync(Target.Rows(2), CancellationToken.None);
            part.Commit(0);
        }

        Assert.Equal([Target.Name.Part], target.Folder.Names());
        Assert.Null((await target.DownloadAsync(Target.Rows(3), terms)).SourceSha256);
        Assert.Null(DownloadState.TryRead(target.Folder, Target.Name)!.SourceHash);
    }

    /// <summary>Neither in the part, nor in its state, nor beside them: at no commit.</summary>
    [Fact]
    public async Task Nothing_readable_lies_on_the_disk_in_the_encrypted_form()
    {
        foreach (var form in AllForms.Values.Where(form => form.Encryption is not null))
        {
            using var place = new Target();
            using var part = place.Open(Target.Terms(form));
            part.Continue(Target.ETag);
            for (var at = 0; at < Source.Length; at += 30_001)
            {
                await part.WriteAsync(Source.AsMemory(at, Math.Min(30_001, Source.Length - at)), CancellationToken.None);
                part.Commit(0);
                AssertUnreadable(place);
            }

            await part.CompleteAsync(Target.Promise(Source), CancellationToken.None);
            AssertUnreadable(place);
        }
    }

    [Fact]
    public async Task A_row_without_an_end_is_not_gathered_for_ever()
    {
        using var part = target.Open();
        part.Continue(Target.ETag);
        var block = new byte[100_000];
        block.AsSpan().Fill((byte)'x');

        var error = await Assert.ThrowsAsync<BulkFileException>(async () =>
        {
            for (var times = 0; times < 100; times++)
            {
                await part.WriteAsync(block, CancellationToken.None);
            }
        });

        Assert.Equal(BulkFileFault.UnsoundSource, error.Fault);
    }

    private static void AssertUnreadable(Target place)
    {
        foreach (var name in place.Folder.Names())
        {
            var bytes = place.Read(name);
            Assert.All(["Canary", "99999", "KAFAALAT", "زینب"], word => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word))));
        }
    }

    // Writes in pieces of any size, commits now and then, and dies now and then.
    private static async Task<BulkManifestFile?> RunAsync(PartFile part, SeededNumbers chance)
    {
        for (var at = (int)part.SourceOffset; at < Source.Length;)
        {
            var piece = Math.Min(Source.Length - at, 1 + chance.Next(40_000));
            await part.WriteAsync(Source.AsMemory(at, piece), CancellationToken.None);
            at += piece;
            switch (chance.Next(6))
            {
                case 0 or 1:
                    part.Commit(0);
                    break;
                case 2:
                    return null;
                default:
                    break;
            }
        }

        return await part.CompleteAsync(Target.Promise(Source), CancellationToken.None);
    }

    private async Task CommitHalfAsync(BulkFileTerms terms)
    {
        using var part = target.Open(terms);
        part.Continue(Target.ETag);
        await part.WriteAsync(Source.AsMemory(0, Source.Length / 2), CancellationToken.None);
        part.Commit(0);
    }

    private static async Task<byte[]> ExpectedAsync(string form)
    {
        if (form.StartsWith("ndjson", StringComparison.Ordinal))
        {
            return Source;
        }

        using var place = new Target();
        return place.Read((await place.DownloadAsync(Source, Target.Terms(AllForms["csv"]))).Name);
    }

    private Task<byte[]> PlainAsync(BulkManifestFile entry) => PlainAsync(target, entry);

    private static async Task<byte[]> PlainAsync(Target place, BulkManifestFile entry)
    {
        var bytes = place.Read(entry.Name);
        bytes = entry.KeyId is null ? bytes : await Target.DecryptAsync(bytes);
        if (!entry.Form.Contains("gz", StringComparison.Ordinal))
        {
            return bytes;
        }

        await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await gzip.CopyToAsync(plain);
        return plain.ToArray();
    }
}
