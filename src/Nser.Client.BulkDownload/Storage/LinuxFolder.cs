using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using Nser.Standards.Storage;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>A folder on Linux: files are opened, renamed and removed relative to its handle, links are never followed, and a failed fsync is told.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxFolder : TargetFolder
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;
    private const int Careful = LibC.CloseOnExec | LibC.NonBlocking;
    private readonly SafeFileHandle handle;
    private readonly LibC.FileFacts facts;

    private LinuxFolder(string path, bool isNew)
        : base(path)
    {
        handle = OpenFolder(path, isNew);
        facts = Facts(handle, path);
    }

    internal static LinuxFolder Open(string path, bool create) => new(path, isNew: create && !Directory.Exists(path) && Make(path));

    internal override void EnsureSame()
    {
        if (LibC.Look(LibC.CurrentFolder, Path, LibC.StatNoFollow, LibC.StatBasic, out var now) != 0)
        {
            throw Failed(Path, "find");
        }

        if (!now.IsFolder || !now.IsSameAs(facts))
        {
            throw new BulkFileException(BulkFileFault.UnsafeTarget, $"{Path} is no longer the folder that the run began in: somebody put a link or another folder in its place. Nothing was written there.");
        }
    }

    internal override SafeFileHandle? TryOpen(string name, FileAccess access)
    {
        var file = LibC.OpenAt(handle, Checked(name), (access == FileAccess.Read ? LibC.ReadOnly : LibC.ReadWrite) | LibC.NoFollow | Careful, 0);
        return file < 0 && Marshal.GetLastPInvokeError() == DiskFaults.NoEntry ? null : Ordinary(Handle(file, name, "open"), name);
    }

    internal override SafeFileHandle Create(string name)
    {
        Delete(name);
        var file = Handle(LibC.OpenAt(handle, Checked(name), LibC.ReadWrite | LibC.Create | LibC.Exclusive | LibC.NoFollow | Careful, (uint)FileMode), name, "make");
        return OwnersAlone(file, name);
    }

    internal override SafeFileHandle? TryOpenAlone(string name)
    {
        var file = Ordinary(Handle(LibC.OpenAt(handle, Checked(name), LibC.ReadWrite | LibC.Create | LibC.NoFollow | Careful, (uint)FileMode), name, "open"), name);
        if (LibC.Lock(file, LibC.LockExclusive | LibC.LockNonBlocking) == 0)
        {
            return OwnersAlone(file, name);
        }

        var errno = Marshal.GetLastPInvokeError();
        file.Dispose();
        return errno == DiskFaults.WouldBlock ? null : throw DiskFaults.Of(errno, name, "lock");
    }

    internal override void Replace(string from, string to)
    {
        EnsureSame();
        Check(LibC.RenameAt(handle, Checked(from), handle, Checked(to)), to, "put in place");
        Flush(handle, Path);
    }

    internal override void Delete(string name)
    {
        if (LibC.UnlinkAt(handle, Checked(name), 0) != 0 && Marshal.GetLastPInvokeError() != DiskFaults.NoEntry)
        {
            throw Failed(name, "remove");
        }
    }

    protected override void Dispose(bool disposing) => handle.Dispose();

    private static SafeFileHandle OpenFolder(string path, bool isNew) =>
        Guarded(Handle(LibC.OpenAt(LibC.CurrentFolder, path, LibC.ReadOnly | LibC.Folder | LibC.NoFollow | LibC.CloseOnExec, 0), path, "open the folder"), opened =>
        {
            if (isNew)
            {
                SetMode(opened, FolderMode, path);
            }

            if (Facts(opened, path).OthersMayWrite)
            {
                throw new BulkFileException(BulkFileFault.UnsafeTarget, $"Others may write into {path}, and could exchange files during the run. Set its mode to 0700, or name a folder of your own.");
            }
        });

    private static bool Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path, FolderMode);
            StableStorage.FlushFolder(System.IO.Path.GetDirectoryName(path)!);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(error, path, "make the folder");
        }
    }

    // The umask can only take bits away, and an older file may have more.
    private static SafeFileHandle OwnersAlone(SafeFileHandle file, string name) => Guarded(file, opened => SetMode(opened, FileMode, name));

    private static void SetMode(SafeFileHandle file, UnixFileMode mode, string name)
    {
        try
        {
            File.SetUnixFileMode(file, mode);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(error, name, "set the mode of");
        }
    }

    // A pipe or a device would wait, or do something else, when it is read.
    private static SafeFileHandle Ordinary(SafeFileHandle file, string name) => Guarded(file, opened =>
    {
        if (!Facts(opened, name).IsFile)
        {
            throw new BulkFileException(BulkFileFault.UnsafeTarget, $"{name} is not an ordinary file. Move it away.");
        }
    });

    private static LibC.FileFacts Facts(SafeFileHandle file, string name)
    {
        Check(LibC.Look(file, "", LibC.StatEmptyPath, LibC.StatBasic, out var facts), name, "look at");
        return facts;
    }

    private static SafeFileHandle Guarded(SafeFileHandle file, Action<SafeFileHandle> check)
    {
        try
        {
            check(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static SafeFileHandle Handle(int file, string name, string action) => file >= 0 ? new((nint)file, ownsHandle: true) : throw Failed(name, action);

    private static void Check(int result, string name, string action)
    {
        if (result != 0)
        {
            throw Failed(name, action);
        }
    }

    private static BulkFileException Failed(string name, string action) => DiskFaults.Of(Marshal.GetLastPInvokeError(), name, action);
}
