using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>The calls of the C library that .NET does not offer: relative to a folder's handle, without following links, and a lock on a file that is already open.</summary>
/// <remarks>Only a call that is given the folder's handle cannot be led elsewhere.</remarks>
[SupportedOSPlatform("linux")]
internal static class LibC
{
    internal const int CurrentFolder = -100;
    internal const int ReadOnly = 0, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, NonBlocking = 0x800, CloseOnExec = 0x80000;
    internal const int StatNoFollow = 0x100, StatEmptyPath = 0x1000, StatBasic = 0x7FF;
    internal const int LockExclusive = 2, LockNonBlocking = 4;

    // fcntl.h: the architectures of ARM and POWER number these two differently.
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Armv6 or Architecture.Ppc64le;

    internal static int Folder { get; } = Arm ? 0x4000 : 0x10000;

    internal static int NoFollow { get; } = Arm ? 0x8000 : 0x20000;

    [DllImport("libc", EntryPoint = "openat", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int OpenAt(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, int flags, uint mode);

    [DllImport("libc", EntryPoint = "openat", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int OpenAt(SafeFileHandle folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, int flags, uint mode);

    [DllImport("libc", EntryPoint = "renameat", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int RenameAt(SafeFileHandle fromFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string from, SafeFileHandle toFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("libc", EntryPoint = "unlinkat", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int UnlinkAt(SafeFileHandle folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, int flags);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Lock(SafeFileHandle file, int operation);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Look(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out FileFacts facts);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Look(SafeFileHandle file, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out FileFacts facts);

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
