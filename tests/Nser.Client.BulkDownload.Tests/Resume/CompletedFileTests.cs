using Nser.Client.BulkDownload.Resume;
using Nser.Standards;

namespace Nser.Client.BulkDownload.Tests.Resume;

/// <summary>A complete file is found again, and gives way only to a complete one.</summary>
public sealed class CompletedFileTests : IDisposable
{
    private readonly Target target = new();

    public void Dispose() => target.Dispose();

    [Fact]
    public async Task A_complete_file_is_found_under_its_terms_and_under_no_others()
    {
        var entry = await target.DownloadAsync(PartForms.Source);

        Assert.Equal(entry, CompletedFile.Find(target.Folder, Target.Terms(), CancellationToken.None));
        Assert.Null(CompletedFile.Find(target.Folder, Target.Terms(new() { Gzip = true }), CancellationToken.None));
        Assert.Null(CompletedFile.Find(target.Folder, Target.Terms() with { ApiVersion = NserApiVersion.V1 }, CancellationToken.None));
        await File.AppendAllTextAsync(target.PathOf(entry.Name), "{}\n");
        Assert.Null(CompletedFile.Find(target.Folder, Target.Terms(), CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_was_complete_but_for_its_name_gets_it()
    {
        var entry = await target.DownloadAsync(PartForms.Source);
        File.Move(target.PathOf(entry.Name), target.PathOf(Target.Name.Part));

        Assert.Equal(entry, CompletedFile.Find(target.Folder, Target.Terms(), CancellationToken.None));
        Assert.Equal(PartForms.Source, target.Read(entry.Name));
    }

    [Fact]
    public async Task A_newer_source_takes_the_place_of_the_older_file_only_when_it_is_complete()
    {
        var old = await target.DownloadAsync(PartForms.Source);
        var changed = Target.Rows(1000);
        using (var part = target.Open())
        {
            part.Continue("\"v2\"");
            await part.WriteAsync(changed.AsMemory(0, changed.Length / 2), CancellationToken.None);
            part.Commit(0);
            Assert.Equal(PartForms.Source, target.Read(old.Name));
        }

        var entry = await target.DownloadAsync(changed, etag: "\"v2\"");

        Assert.Equal(old.Name, entry.Name);
        Assert.Equal(changed, target.Read(entry.Name));
    }
}
