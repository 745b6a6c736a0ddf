using System.Security.Cryptography;
using System.Text;
using Nser.Client.BulkDownload.Envelope;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>What is committed stays, what is not comes again, and nothing is mixed.</summary>
public sealed class ContinuedPartTests : IDisposable
{
    private readonly Target target = new();

    public void Dispose() => target.Dispose();

    [Fact]
    public async Task A_run_asks_only_for_what_is_missing()
    {
        await PartForms.CommitHalfAsync(target, Target.Terms());

        using var part = target.Open();

        Assert.Equal((PartStart.Continued, Target.ETag), (part.Start, part.ETag));
        Assert.True(part.Continue(Target.ETag));
        Assert.Equal(PartForms.Source.AsSpan(0, PartForms.Source.Length / 2).LastIndexOf((byte)'\n') + 1, part.SourceOffset);
    }

    [Fact]
    public async Task Another_source_begins_anew_and_nothing_is_mixed()
    {
        await PartForms.CommitHalfAsync(target, Target.Terms());
        var changed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(PartForms.Source).Replace("Canary", "Changed", StringComparison.Ordinal));
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
            await part.WriteAsync(PartForms.Source.AsMemory(0, PartForms.Source.Length / 2), CancellationToken.None);
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
        await PartForms.CommitHalfAsync(target, terms);

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
        await PartForms.CommitHalfAsync(target, Target.Terms());
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

        Assert.Equal(PartForms.Source, target.Read((await target.DownloadAsync(PartForms.Source)).Name));
    }

    [Fact]
    public async Task What_follows_the_committed_part_is_cut_off()
    {
        await PartForms.CommitHalfAsync(target, Target.Terms());
        await File.AppendAllTextAsync(target.PathOf(Target.Name.Part), "{\"half a ro");

        Assert.Equal(PartForms.Source, target.Read((await target.DownloadAsync(PartForms.Source)).Name));
    }

    [Fact]
    public async Task The_digest_is_checked_over_the_whole_source_also_when_the_run_is_a_continued_one()
    {
        await PartForms.CommitHalfAsync(target, Target.Terms(new() { Format = BulkFileFormat.Csv, Gzip = true, Encryption = Target.Keys }));
        using var part = target.OpenInSameRun(Target.Terms(new() { Format = BulkFileFormat.Csv, Gzip = true, Encryption = Target.Keys }));
        Assert.Equal(PartStart.Continued, part.Start);
        Assert.True(part.Continue(Target.ETag));
        var changed = (byte[])PartForms.Source.Clone();
        changed[^20] ^= 1;
        await part.WriteAsync(changed.AsMemory((int)part.SourceOffset), CancellationToken.None);

        var error = await Assert.ThrowsAsync<BulkFileException>(async () => await part.CompleteAsync(Target.Promise(PartForms.Source), CancellationToken.None));

        Assert.Contains("digest", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Only a part that holds the source's bytes gives the digest that the whole source is compared with.</summary>
    [Theory]
    [MemberData(nameof(PartForms.Names), MemberType = typeof(PartForms))]
    public async Task A_new_run_goes_on_with_the_forms_that_hold_the_source_and_begins_the_others_again(string form)
    {
        var terms = Target.Terms(PartForms.All[form]);
        await PartForms.CommitHalfAsync(target, terms);

        using (var part = target.Open(terms))
        {
            Assert.Equal(PartForms.HoldsSource(form), part.Start == PartStart.Continued);
            Assert.Equal(PartForms.HoldsSource(form), part.SourceOffset > 0 && part.Rows > 0);
        }

        var entry = await target.DownloadAsync(PartForms.Source, terms);
        Assert.Equal(await PartForms.ExpectedAsync(form), await PartForms.PlainAsync(target, entry));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(PartForms.Source)), entry.SourceSha256);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_row_with_coordinates_in_the_middle_is_kept_without_them_over_a_resume(bool inSameRun)
    {
        var text = Encoding.UTF8.GetString(PartForms.Source);
        var place = text.IndexOf('\n', text.Length / 3) + 1;
        var source = Encoding.UTF8.GetBytes(text.Insert(place, "{\"quintile\":1,\"latitude\":31.5}\n"));
        using (var part = target.Open())
        {
            part.Continue(Target.ETag);
            await part.WriteAsync(source.AsMemory(0, source.Length / 2), CancellationToken.None);
            part.Commit(0);
        }

        var entry = await target.DownloadAsync(source, inSameRun: inSameRun);

        Assert.Equal(text.Insert(place, "{\"quintile\":1}\n"), Encoding.UTF8.GetString(target.Read(entry.Name)));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(target.Read(entry.Name))), entry.Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(source)), entry.SourceSha256);
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
}
