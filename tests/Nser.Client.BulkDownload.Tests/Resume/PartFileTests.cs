using System.Security.Cryptography;
using System.Text;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Testing.Records;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>A source becomes a file in each form, or none: what is not as announced, or no row, gets no name.</summary>
public sealed class PartFileTests : IDisposable
{
    private readonly Target target = new();

    public void Dispose() => target.Dispose();

    [Theory]
    [MemberData(nameof(PartForms.Names), MemberType = typeof(PartForms))]
    public async Task A_source_becomes_a_file_with_its_manifest_entry(string form)
    {
        var entry = await target.DownloadAsync(PartForms.Source, Target.Terms(PartForms.All[form]));

        Assert.Equal([".PK61702.q1.state", entry.Name], target.Folder.Names());
        Assert.Equal((900L, target.Read(entry.Name).LongLength), (entry.Rows, entry.Bytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(target.Read(entry.Name))), entry.Sha256);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(PartForms.Source)), entry.SourceSha256);
        Assert.Equal(await PartForms.ExpectedAsync(form), await PartForms.PlainAsync(target, entry));
    }

    /// <summary>In pieces of any size, with commits and ends of the process at any place.</summary>
    [Theory]
    [MemberData(nameof(PartForms.Names), MemberType = typeof(PartForms))]
    public Task Runs_that_die_at_any_place_come_to_the_same_rows_as_one_that_does_not(string form) =>
        AssertSameRowsAsync(form, inSameRun: false, PartForms.HoldsSource(form));

    [Theory]
    [MemberData(nameof(PartForms.Names), MemberType = typeof(PartForms))]
    public Task Attempts_of_one_run_that_break_at_any_place_come_to_the_same_rows_as_one_that_does_not(string form) =>
        AssertSameRowsAsync(form, inSameRun: true, isContinued: true);

    private static async Task AssertSameRowsAsync(string form, bool inSameRun, bool isContinued)
    {
        var expected = await PartForms.ExpectedAsync(form);
        for (var seed = 1u; seed <= 12; seed++)
        {
            var chance = new SeededNumbers(seed * 7919);
            using var place = new Target();
            var (entry, continued) = (default(BulkManifestFile), 0);
            while (entry is null)
            {
                using var part = inSameRun ? place.OpenInSameRun(Target.Terms(PartForms.All[form])) : place.Open(Target.Terms(PartForms.All[form]));
                part.Continue(Target.ETag);
                continued += part.Start == PartStart.Continued ? 1 : 0;
                entry = await RunAsync(part, chance, inSameRun);
            }

            Assert.True(continued > 0 == isContinued || seed > 1, $"{continued} parts were continued.");
            Assert.Equal(expected, await PartForms.PlainAsync(place, entry));
            Assert.Equal(900, entry.Rows);
        }
    }

    [Theory]
    [MemberData(nameof(PartForms.Names), MemberType = typeof(PartForms))]
    public async Task A_tehsil_without_rows_is_a_sound_file(string form)
    {
        var entry = await target.DownloadAsync([], Target.Terms(PartForms.All[form]));

        Assert.Equal(0, entry.Rows);
        Assert.Equal(form.StartsWith("csv", StringComparison.Ordinal) ? 1 : 0, (await PartForms.PlainAsync(target, entry)).AsSpan().Count((byte)'\n'));
        Assert.True((await BulkFolder.VerifyAsync(target.Folder.Path, new() { Keys = Target.Keys })).Changed.Count == 0);
    }

    [Theory]
    [MemberData(nameof(PartForms.Names), MemberType = typeof(PartForms))]
    public async Task A_last_line_without_an_end_gets_one(string form)
    {
        var open = PartForms.Source[..^1];
        using var part = target.Open(Target.Terms(PartForms.All[form]));
        part.Continue(Target.ETag);
        await part.WriteAsync(open, CancellationToken.None);

        var entry = await part.CompleteAsync(new(900, open.Length, SHA256.HashData(open)), CancellationToken.None);

        Assert.Equal(await PartForms.ExpectedAsync(form), await PartForms.PlainAsync(target, entry));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(target.Read(entry.Name))), entry.Sha256);
    }

    [Theory]
    [InlineData("rows")]
    [InlineData("bytes")]
    [InlineData("digest")]
    public async Task What_is_not_as_announced_gets_no_name_and_is_not_kept(string what)
    {
        var promise = Target.Promise(PartForms.Source);
        using var part = target.Open();
        part.Continue(Target.ETag);
        await part.WriteAsync(PartForms.Source, CancellationToken.None);

        var error = await Assert.ThrowsAsync<BulkFileException>(async () => await part.CompleteAsync(
            what switch { "rows" => promise with { Rows = 901 }, "bytes" => promise with { Bytes = 5 }, _ => promise with { Sha256 = new byte[32] } },
            CancellationToken.None));

        Assert.Equal(BulkFileFault.UnsoundSource, error.Fault);
        Assert.Empty(target.Folder.Names());
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

        AssertNoDigestOf(Target.Rows(2));
        Assert.Null((await target.DownloadAsync(Target.Rows(3), terms)).SourceSha256);
        AssertNoDigestOf(Target.Rows(3));
    }

    private void AssertNoDigestOf(byte[] source)
    {
        var state = Encoding.UTF8.GetString(target.Read(Target.Name.State)).Replace("\\u002B", "+", StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexString(SHA256.HashData(source)), state, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(SHA256.HashData(source)), state, StringComparison.Ordinal);
    }

    /// <summary>Neither in the part, nor in its state, nor beside them: at no commit.</summary>
    [Fact]
    public async Task Nothing_readable_lies_on_the_disk_in_the_encrypted_form()
    {
        foreach (var form in PartForms.All.Values.Where(form => form.Encryption is not null))
        {
            using var place = new Target();
            using var part = place.Open(Target.Terms(form));
            part.Continue(Target.ETag);
            for (var at = 0; at < PartForms.Source.Length; at += 30_001)
            {
                await part.WriteAsync(PartForms.Source.AsMemory(at, Math.Min(30_001, PartForms.Source.Length - at)), CancellationToken.None);
                part.Commit(0);
                AssertUnreadable(place);
            }

            await part.CompleteAsync(Target.Promise(PartForms.Source), CancellationToken.None);
            AssertUnreadable(place);
        }
    }

    private static void AssertUnreadable(Target place)
    {
        foreach (var name in place.Folder.Names())
        {
            var bytes = place.Read(name);
            Assert.All(["Canary", "99999", "KAFAALAT", "زینب"], word => Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word))));
        }
    }

    // Writes in pieces of any size, commits now and then, and breaks now and then: a connection that breaks is followed by a commit, the end of the process is not.
    private static async Task<BulkManifestFile?> RunAsync(PartFile part, SeededNumbers chance, bool commitsAtBreak)
    {
        for (var at = (int)part.SourceOffset; at < PartForms.Source.Length;)
        {
            var piece = Math.Min(PartForms.Source.Length - at, 1 + chance.Next(40_000));
            await part.WriteAsync(PartForms.Source.AsMemory(at, piece), CancellationToken.None);
            at += piece;
            switch (chance.Next(6))
            {
                case 0 or 1:
                    part.Commit(0);
                    break;
                case 2 when commitsAtBreak:
                    part.Commit(0);
                    return null;
                case 2:
                    return null;
                default:
                    break;
            }
        }

        return await part.CompleteAsync(Target.Promise(PartForms.Source), CancellationToken.None);
    }
}
