using System.Diagnostics;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Tests.Files;

/// <summary>Nothing is written anywhere but in the folder that was opened, and nobody else reads it.</summary>
public sealed class TargetFolderTests : IDisposable
{
    private readonly Target target = new();

    public static TheoryData<string> Kinds => OperatingSystem.IsLinux() ? ["system calls", "portable"] : ["portable"];

    public void Dispose() => target.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_are_the_owners_alone_and_a_made_folder_too(string kind)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = Open(kind, Path.Combine(target.Above, "a", "b"));
        folder.Create("x").Dispose();
        folder.TryOpenAlone("l")!.Dispose();
        folder.WriteDurably("d", "1"u8);

        foreach (var name in new[] { "x", "l", "d" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, name)));
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_that_is_a_link_is_refused_also_with_a_slash_behind_it(string kind)
    {
        var (real, link) = (Directory.CreateDirectory(Path.Combine(target.Above, "real")).FullName, Path.Combine(target.Above, "link"));
        Directory.CreateSymbolicLink(link, real);

        Assert.Equal(BulkFileFault.UnsafeTarget, Assert.Throws<BulkFileException>(() => Open(kind, link)).Fault);
        Assert.Equal(BulkFileFault.UnsafeTarget, Assert.Throws<BulkFileException>(() => TargetFolder.Open(link + "/")).Fault);
        Assert.Empty(Directory.EnumerateFileSystemEntries(real));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_that_others_may_write_into_is_refused(string kind)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var open = Directory.CreateDirectory(Path.Combine(target.Above, "open"));
        open.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupWrite;

        Assert.Contains("0700", Assert.Throws<BulkFileException>(() => Open(kind, open.FullName)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_folder_that_became_a_link_gets_nothing_and_the_links_target_neither(string kind)
    {
        using var folder = Open(kind, Path.Combine(target.Above, "run"));
        folder.WriteDurably("manifest.json", "before"u8);
        var elsewhere = Directory.CreateDirectory(Path.Combine(target.Above, "elsewhere")).FullName;
        Directory.Move(folder.Path, folder.Path + ".moved");
        Directory.CreateSymbolicLink(folder.Path, elsewhere);

        var error = Assert.Throws<BulkFileException>(() => folder.WriteDurably("manifest.json", "after"u8));

        Assert.Equal(BulkFileFault.UnsafeTarget, error.Fault);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        Assert.Equal("before", File.ReadAllText(Path.Combine(folder.Path + ".moved", "manifest.json")));
    }

    [Fact]
    public void A_folder_that_became_another_folder_or_is_gone_is_told()
    {
        using var folder = TargetFolder.Open(Path.Combine(target.Above, "run"));
        Directory.Move(folder.Path, folder.Path + ".moved");
        var gone = Assert.Throws<BulkFileException>(folder.EnsureSame);
        Directory.CreateDirectory(folder.Path);
        var other = Assert.Throws<BulkFileException>(() => folder.WriteDurably("x", "1"u8));

        Assert.All([gone, other], error => Assert.Equal(BulkFileFault.UnsafeTarget, error.Fault));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <summary>The look comes before the write; what the write itself is given is the folder's handle, so a link put in between leads nowhere.</summary>
    [Fact]
    public void A_file_is_written_through_the_opened_folder_even_while_its_path_leads_elsewhere()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var folder = TargetFolder.Open(Path.Combine(target.Above, "run"));
        var elsewhere = Directory.CreateDirectory(Path.Combine(target.Above, "elsewhere")).FullName;
        Directory.Move(folder.Path, folder.Path + ".moved");
        Directory.CreateSymbolicLink(folder.Path, elsewhere);

        folder.Create("PK61702.part").Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
        Assert.True(File.Exists(Path.Combine(folder.Path + ".moved", "PK61702.part")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_link_under_a_files_name_is_never_followed(string kind)
    {
        using var folder = Open(kind, Path.Combine(target.Above, "run"));
        var victim = Path.Combine(target.Above, "victim");
        File.WriteAllText(victim, "untouched");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "read"), victim);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "made"), victim);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "replaced"), victim);

        Assert.Equal(BulkFileFault.UnsafeTarget, Assert.Throws<BulkFileException>(() => folder.TryOpen("read", FileAccess.ReadWrite)).Fault);
        using (var made = folder.Create("made"))
        {
            TargetFolder.Write(made, "new"u8, 0, "made");
        }

        folder.WriteDurably("replaced", "new"u8);

        Assert.Equal("untouched", File.ReadAllText(victim));
        Assert.Equal("new", File.ReadAllText(Path.Combine(folder.Path, "made")));
        Assert.Equal("new", File.ReadAllText(Path.Combine(folder.Path, "replaced")));
    }

    [Fact]
    public void A_folder_or_a_pipe_under_a_files_name_is_told_and_nothing_waits()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Directory.CreateDirectory(target.PathOf("folder"));
        using var mkfifo = Process.Start("mkfifo", target.PathOf("pipe"));
        mkfifo.WaitForExit();

        Assert.All(["folder", "pipe"], name => Assert.Equal(BulkFileFault.UnsafeTarget, Assert.Throws<BulkFileException>(() => target.Folder.TryOpen(name, FileAccess.Read)).Fault));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("")]
    public void A_name_that_leads_out_of_the_folder_is_refused(string name) => Assert.Throws<ArgumentException>(() => target.Folder.Create(name));

    [Fact]
    public void A_file_where_the_folder_should_be_is_refused()
    {
        var path = Path.Combine(target.Above, "file");
        File.WriteAllText(path, "");

        Assert.Throws<BulkFileException>(() => TargetFolder.Open(path));
        Assert.Throws<BulkFileException>(() => TargetFolder.OpenExisting(Path.Combine(target.Above, "none")));
        Assert.False(Directory.Exists(Path.Combine(target.Above, "none")));
    }

    [Fact]
    public void Too_little_room_is_told_before_anything_is_fetched()
    {
        target.Folder.EnsureRoom(1);

        Assert.Equal(BulkFileFault.DiskFull, Assert.Throws<BulkFileException>(() => target.Folder.EnsureRoom(long.MaxValue)).Fault);
    }

    [Theory]
    [InlineData(28, BulkFileFault.DiskFull, "free space")]
    [InlineData(122, BulkFileFault.QuotaExceeded, "raise the quota")]
    [InlineData(30, BulkFileFault.ReadOnly, "Choose another folder")]
    [InlineData(13, BulkFileFault.AccessDenied, "Give it the right")]
    [InlineData(5, BulkFileFault.DiskFailed, "check the disk")]
    [InlineData(40, BulkFileFault.UnsafeTarget, "symbolic link")]
    public void Each_failure_of_the_disk_says_what_to_do(int errno, BulkFileFault fault, string advice)
    {
        var error = DiskFaults.Of(errno, "PK61702.q1.ndjson", "write");

        Assert.Equal(fault, error.Fault);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.Contains("PK61702.q1.ndjson", error.Message, StringComparison.Ordinal);
    }

    private static TargetFolder Open(string kind, string path) => kind == "portable" ? PortableFolder.Open(path, create: true) : TargetFolder.Open(path);
}
