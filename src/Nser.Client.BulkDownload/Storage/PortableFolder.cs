using Microsoft.Win32.SafeHandles;
using Nser.Standards.Storage;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>A folder on systems other than Linux, with what .NET offers: by path, and links refused by looking first.</summary>
/// <remarks>Weaker than <see cref="LinuxFolder"/>: a link can be put in place between the look and the opening, another folder in the place of this one is not noticed, and a folder cannot be flushed.</remarks>
internal sealed class PortableFolder : TargetFolder
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private PortableFolder(string path)
        : base(path)
    {
    }

    internal static PortableFolder Open(string path, bool create)
    {
        try
        {
            if (create && !Directory.Exists(path))
            {
                OwnerOnly.CreateFolder(path);
            }

            if (!OperatingSystem.IsWindows() && Directory.Exists(path) && (File.GetUnixFileMode(path) & OthersWrite) != 0)
            {
                throw new BulkFileException(BulkFileFault.UnsafeTarget, $"Others may write into {path}, and could exchange files during the run. Set its mode to 0700, or name a folder of your own.");
            }
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not BulkFileException)
        {
            throw DiskFaults.Of(error, path, "open the folder");
        }

        var folder = new PortableFolder(path);
        folder.EnsureSame();
        return folder;
    }

    internal override void EnsureSame()
    {
        var now = new DirectoryInfo(Path);
        if (!now.Exists || now.LinkTarget is not null)
        {
            throw new BulkFileException(BulkFileFault.UnsafeTarget, $"{Path} is a symbolic link, or is no longer there. Name a real folder.");
        }
    }

    internal override SafeFileHandle? TryOpen(string name, FileAccess access) =>
        Act(name, "open", () => Exists(name) ? File.OpenHandle(PathOf(name), System.IO.FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete) : null);

    internal override SafeFileHandle Create(string name) => Act(name, "make", () =>
    {
        File.Delete(PathOf(name));
        return OwnersAlone(File.OpenHandle(PathOf(name), System.IO.FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete));
    });

    internal override SafeFileHandle? TryOpenAlone(string name)
    {
        EnsureSame();
        try
        {
            return OwnersAlone(File.OpenHandle(PathOf(name), System.IO.FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(PathOf(name)))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(error, name, "lock");
        }
    }

    internal override void Replace(string from, string to) => Act(to, "put in place", () =>
    {
        File.Move(PathOf(from), PathOf(to), overwrite: true);
        return true;
    });

    internal override void Delete(string name) => Act(name, "remove", () =>
    {
        File.Delete(PathOf(name));
        return true;
    });

    protected override void Dispose(bool disposing)
    {
    }

    private static SafeFileHandle OwnersAlone(SafeFileHandle file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, FileMode);
        }

        return file;
    }

    private bool Exists(string name)
    {
        var file = new FileInfo(PathOf(name));
        return file is { Exists: true, LinkTarget: null } ? true
            : file.LinkTarget is null && !Directory.Exists(file.FullName) ? false
            : throw new BulkFileException(BulkFileFault.UnsafeTarget, $"{name} is a symbolic link or a folder. Move it away.");
    }

    private string PathOf(string name) => System.IO.Path.Combine(Path, Checked(name));

    private T Act<T>(string name, string action, Func<T> act)
    {
        EnsureSame();
        try
        {
            return act();
        }
        catch (Exception error) when (error is (IOException or UnauthorizedAccessException) and not BulkFileException)
        {
            throw DiskFaults.Of(error, name, action);
        }
    }
}
