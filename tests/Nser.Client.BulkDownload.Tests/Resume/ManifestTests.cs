using System.Text;
using System.Text.Json;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Resume;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>The manifest says what is there, and reading it all again proves it.</summary>
public sealed class ManifestTests : IDisposable
{
    private readonly Target target = new();

    private string Path => target.Folder.Path;

    public static TheoryData<string> Ruins => ["", "{", "[]", "null", "{\"version\":2,\"files\":[]}", "{\"version\":1,\"writtenAt\":\"2026-01-01T00:00:00Z\",\"libraryVersion\":\"\",\"files\":[null]}"];

    public void Dispose() => target.Dispose();

    [Fact]
    public async Task What_was_downloaded_is_listed_and_found_sound()
    {
        var files = await DownloadThreeAsync();

        var manifest = BulkFolder.ReadManifest(Path);
        var seen = await BulkFolder.VerifyAsync(Path, new() { Keys = Target.Keys });

        Assert.Equal(files, manifest!.Files);
        Assert.Equal(["PK61701.q1.ndjson", "PK61702.q1.csv.gz", "PK61703.q1.csv.gz.enc"], seen.Sound);
        Assert.True(seen.IsSound);
        Assert.Empty(seen.Extra.Concat(seen.Missing).Concat(seen.Unfinished));
    }

    [Fact]
    public async Task The_manifest_names_everything_that_a_file_was_made_with()
    {
        await DownloadThreeAsync();

        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(target.PathOf("manifest.json")));
        var file = json.RootElement.GetProperty("files")[2];

        Assert.Equal(
            ["name", "tehsilCode", "quintile", "rows", "bytes", "sha256", "sourceETag", "sourceSha256", "filters", "form", "keyId", "apiVersion", "libraryVersion", "geoVersion", "completedAt"],
            file.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("PK61703", 1, 400, "csv.gz.enc", "2.0"), (file.GetProperty("tehsilCode").GetString(), file.GetProperty("quintile").GetInt32(), file.GetProperty("rows").GetInt32(), file.GetProperty("form").GetString(), file.GetProperty("apiVersion").GetString()));
        Assert.StartsWith("sha256:", file.GetProperty("keyId").GetString(), StringComparison.Ordinal);
        Assert.Equal(ManifestFile.LibraryVersion, file.GetProperty("libraryVersion").GetString());
    }

    [Fact]
    public async Task What_is_missing_extra_changed_or_unfinished_is_told_each_as_what_it_is()
    {
        await DownloadThreeAsync();
        File.Delete(target.PathOf("PK61701.q1.ndjson"));
        await File.WriteAllTextAsync(target.PathOf("notes.txt"), "");
        await File.WriteAllTextAsync(target.PathOf("PK61799.q1.ndjson"), "{}\n");
        await File.WriteAllTextAsync(target.PathOf(".manifest.json.new"), "");
        await FlipAsync("PK61702.q1.csv.gz");
        using (var part = target.Open(Terms("PK61704", new())))
        {
            part.Continue(Target.ETag);
        }

        var seen = await BulkFolder.VerifyAsync(Path, new() { Keys = Target.Keys });

        Assert.False(seen.IsSound);
        Assert.Equal(["PK61701.q1.ndjson"], seen.Missing);
        Assert.Equal(["PK61799.q1.ndjson", "notes.txt"], seen.Extra);
        Assert.Equal("PK61702.q1.csv.gz", Assert.Single(seen.Changed).Name);
        Assert.Equal([".PK61704.q1.part"], seen.Unfinished);
        Assert.Equal(["PK61703.q1.csv.gz.enc"], seen.Sound);
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_told_without_a_key_too()
    {
        await DownloadThreeAsync();
        await FlipAsync("PK61703.q1.csv.gz.enc");

        Assert.Contains("SHA-256", Assert.Single((await BulkFolder.VerifyAsync(Path, new())).Changed).What, StringComparison.Ordinal);
    }

    /// <summary>Somebody who can write a file can write a manifest that fits it; the tags need the key.</summary>
    [Fact]
    public async Task A_manifest_that_was_changed_to_fit_a_file_is_told_by_tags_and_rows()
    {
        var files = await DownloadThreeAsync();
        await FlipAsync(files[2].Name);
        var changed = files[2] with { Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(target.Read(files[2].Name))), CompletedAt = files[2].CompletedAt.AddSeconds(1) };
        ManifestFile.Write(target.Folder, [files[0] with { Rows = 401, CompletedAt = files[0].CompletedAt.AddSeconds(1) }, files[1], changed], TimeProvider.System);

        var seen = await BulkFolder.VerifyAsync(Path, new() { Keys = Target.Keys });

        Assert.Equal(["PK61701.q1.ndjson", "PK61703.q1.csv.gz.enc"], seen.Changed.Select(file => file.Name));
        Assert.Contains("400 rows instead of 401", seen.Changed[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_put_under_another_tehsils_name_is_told()
    {
        var terms = Terms("PK61702", new() { Encryption = Target.Keys });
        var one = await PutAsync(terms);
        var entry = one with { Name = "PK61703.q1.ndjson.enc", TehsilCode = "PK61703" };
        File.Move(target.PathOf(one.Name), target.PathOf(entry.Name));
        File.Delete(target.PathOf(terms.Name.State));
        ManifestFile.Write(target.Folder, [entry], TimeProvider.System);

        Assert.Contains("another tehsil", Assert.Single((await BulkFolder.VerifyAsync(Path, new() { Keys = Target.Keys })).Changed).What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ruins))]
    public async Task A_lost_manifest_is_made_anew_from_what_was_noted_and_is_there(string ruin)
    {
        var files = await DownloadThreeAsync();
        await File.WriteAllTextAsync(target.PathOf("manifest.json"), ruin);
        Assert.Null(BulkFolder.ReadManifest(Path));
        Assert.Equal((false, 3), ((await BulkFolder.VerifyAsync(Path, new())).HasManifest, (await BulkFolder.VerifyAsync(Path, new())).Sound.Count));

        var manifest = await BulkFolder.RenewManifestAsync(Path, TimeProvider.System);

        Assert.Equal(files, manifest.Files);
        Assert.True((await BulkFolder.VerifyAsync(Path, new())).IsSound);
    }

    [Fact]
    public async Task What_was_noted_is_not_believed_when_the_file_says_otherwise()
    {
        await DownloadThreeAsync();
        File.Delete(target.PathOf("manifest.json"));
        await FlipAsync("PK61702.q1.csv.gz");
        File.Delete(target.PathOf("PK61703.q1.csv.gz.enc"));
        await File.WriteAllTextAsync(target.PathOf("PK61799.q1.ndjson"), "{}\n");

        Assert.Equal(["PK61701.q1.ndjson"], (await BulkFolder.RenewManifestAsync(Path, TimeProvider.System)).Files.Select(file => file.Name));
    }

    [Fact]
    public async Task A_manifest_that_leads_out_of_the_folder_is_none()
    {
        var files = await DownloadThreeAsync();
        var text = await File.ReadAllTextAsync(target.PathOf("manifest.json"));
        await File.WriteAllTextAsync(target.PathOf("manifest.json"), text.Replace(files[0].Name, "../../etc/passwd", StringComparison.Ordinal));

        Assert.Null(BulkFolder.ReadManifest(Path));
    }

    [Fact]
    public async Task Renewing_waits_for_no_running_download()
    {
        await DownloadThreeAsync();
        using var held = FolderLock.Take(target.Folder, TimeProvider.System);

        Assert.Equal(BulkFileFault.InUse, (await Assert.ThrowsAsync<BulkFileException>(() => BulkFolder.RenewManifestAsync(Path, TimeProvider.System))).Fault);
    }

    [Fact]
    public async Task Verifying_changes_nothing()
    {
        await DownloadThreeAsync();
        var before = target.Folder.Names().ToDictionary(name => name, name => Convert.ToHexString(target.Read(name)));

        await BulkFolder.VerifyAsync(Path, new() { Keys = Target.Keys });

        Assert.Equal(before, target.Folder.Names().ToDictionary(name => name, name => Convert.ToHexString(target.Read(name))));
    }

    [Fact]
    public async Task Nothing_of_a_row_stands_in_names_states_and_manifest()
    {
        await DownloadThreeAsync();

        Assert.All(target.Folder.Names().Where(name => name.EndsWith(".state", StringComparison.Ordinal) || name == "manifest.json"), name =>
            Assert.All(["Canary", "99999", "KAFAALAT"], word => Assert.DoesNotContain(word, name + Encoding.UTF8.GetString(target.Read(name)), StringComparison.Ordinal)));
    }

    private static BulkFileTerms Terms(string tehsil, BulkFileForm form) => new(new(TehsilCode.Parse(tehsil), 1), form, $"tehsil={tehsil}&quintile=1", NserApiVersion.V2, BulkSourceKind.Stream);

    private async Task<BulkManifestFile> PutAsync(BulkFileTerms terms)
    {
        using var part = target.Open(terms);
        part.Continue(Target.ETag);
        await part.WriteAsync(Target.Rows(400), CancellationToken.None);
        return await part.CompleteAsync(Target.Promise(Target.Rows(400)), CancellationToken.None);
    }

    private async Task<BulkManifestFile[]> DownloadThreeAsync()
    {
        BulkManifestFile[] files =
        [
            await PutAsync(Terms("PK61701", new())),
            await PutAsync(Terms("PK61702", new() { Format = BulkFileFormat.Csv, Gzip = true })),
            await PutAsync(Terms("PK61703", new() { Format = BulkFileFormat.Csv, Gzip = true, Encryption = Target.Keys })),
        ];
        ManifestFile.Write(target.Folder, files, TimeProvider.System);
        return files;
    }

    private async Task FlipAsync(string name)
    {
        var bytes = target.Read(name);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(target.PathOf(name), bytes);
    }
}
