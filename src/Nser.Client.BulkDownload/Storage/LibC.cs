using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>The calls of the C library that .NET does not offer, or whose failure it does not report.</summary>
/// <remarks><c>RandomAccess.FlushToDisk</c> and <c>FileStream.Flush(true)</c> swallow a failed fsync on Linux; only a call that is given the folder's handle cannot be led elsewhere.</remarks>
[SupportedOSPlatform("linux")]
internal static partial class LibC
{
    internal const int CurrentFolder = -100;
    internal const int ReadOnly = 0, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, NonBlocking = 0x800, CloseOnExec = 0x80000;
    internal const int StatNoFollow = 0x100, StatEmptyPath = 0x1000, StatBasic = 0x7FF;
    internal const int LockExclusive = 2, LockNonBlocking = 4;

    // fcntl.h: the architectures of ARM and POWER number these two differently.
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Armv6 or Architecture.Ppc64le;

    internal static int Folder { get; } = Arm ? 0x4000 : 0x10000;

    internal static int NoFollow { get; } = Arm ? 0x8000 : 0x20000;

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int OpenAt(int folder, string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "openat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int OpenAt(SafeFileHandle folder, string name, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "fchmod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int SetMode(SafeFileHandle file, uint mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int Flush(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "renameat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int RenameAt(SafeFileHandle fromFolder, string from, SafeFileHandle toFolder, string to);

    [LibraryImport("libc", EntryPoint = "unlinkat", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int UnlinkAt(SafeFileHandle folder, string name, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int Lock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int Look(int folder, string path, int flags, uint mask, out FileFacts facts);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int Look(SafeFileHandle file, string path, int flags, uint mask, out FileFacts facts);

    /// <summary><c>struct statx</c>: the same bytes on every architecture, unlike <c>struct stat</c>.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    internal readonly struct FileFacts
    {
        private const int KindMask = 0xF000, FolderKind = 0x4000, FileKind = 0x8000;

        [FieldOffset(28)]
        private readonly ushort mode;
        [FieldOffset(32)]
        private readonly ulong inode;
        [FieldOffset(136)]
        private readonly uint deviceMajor;
        [FieldOffset(140)]
        private readonly uint deviceMinor;

        internal bool IsFolder => (mode & KindMask) == FolderKind;

        internal bool IsFile => (mode & KindMask) == FileKind;

        internal bool OthersMayWrite => (mode & 0x12) != 0;

        internal bool IsSameAs(in FileFacts other) => (inode, deviceMajor, deviceMinor) == (other.inode, other.deviceMajor, other.deviceMinor);
    }
}
