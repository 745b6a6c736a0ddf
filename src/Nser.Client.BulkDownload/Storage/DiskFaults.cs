using System.Globalization;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>What the operating system's errors mean for who downloads.</summary>
internal static class DiskFaults
{
    // errno.h of Linux, the same on every architecture that .NET runs on.
    internal const int NotPermitted = 1, NoEntry = 2, InputOutput = 5, WouldBlock = 11, AccessDenied = 13, NotADirectory = 20, IsADirectory = 21,
        NoSpace = 28, ReadOnly = 30, TooManyLinks = 40, Quota = 122;

    // winerror.h: ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL, ERROR_WRITE_PROTECT, as .NET carries them.
    private const int WindowsHandleFull = unchecked((int)0x80070027), WindowsFull = unchecked((int)0x80070070), WindowsWriteProtect = unchecked((int)0x80070013);

    /// <summary>The error of a system call that failed on <paramref name="what"/>.</summary>
    internal static BulkFileException Of(int errno, string what, string action) => errno switch
    {
        NoSpace => New(BulkFileFault.DiskFull, $"No space is left to {action} {what}. What was committed is kept: free space and run the same command again."),
        Quota => New(BulkFileFault.QuotaExceeded, $"The disk quota of this account does not allow to {action} {what}. What was committed is kept: raise the quota and run the same command again."),
        ReadOnly => New(BulkFileFault.ReadOnly, $"Could not {action} {what}: the file system is read-only. Choose another folder, or mount it for writing."),
        AccessDenied or NotPermitted => New(BulkFileFault.AccessDenied, $"This account may not {action} {what}. Give it the right, or choose another folder."),
        TooManyLinks => New(BulkFileFault.UnsafeTarget, $"Could not {action} {what}: it is a symbolic link, which is never followed. Name the real folder, or remove the link."),
        NotADirectory => New(BulkFileFault.UnsafeTarget, $"Could not {action} {what}: it is a file or a symbolic link where a folder is expected. Name a real folder."),
        IsADirectory => New(BulkFileFault.UnsafeTarget, $"Could not {action} {what}: a folder stands where a file is expected. Move it away."),
        NoEntry => New(BulkFileFault.UnsafeTarget, $"Could not {action} {what}: it is gone. Somebody removed it during the run."),
        InputOutput => New(BulkFileFault.DiskFailed, $"The disk failed to {action} {what} (input/output error). Nothing of it is taken as stored; check the disk before you run again."),
        _ => New(BulkFileFault.DiskFailed, string.Create(CultureInfo.InvariantCulture, $"Could not {action} {what} (error {errno} of the operating system).")),
    };

    /// <summary>The error that .NET's own file functions threw.</summary>
    internal static BulkFileException Of(Exception error, string what, string action) => error switch
    {
        BulkFileException known => known,
        UnauthorizedAccessException => Of(AccessDenied, what, action),
        FileNotFoundException or DirectoryNotFoundException => Of(NoEntry, what, action),
        { HResult: WindowsFull or WindowsHandleFull } => Of(NoSpace, what, action),
        { HResult: WindowsWriteProtect } => Of(ReadOnly, what, action),
        { HResult: > 0 and < 4096 } => Of(error.HResult, what, action),
        _ => new(BulkFileFault.DiskFailed, $"Could not {action} {what}.", error),
    };

    private static BulkFileException New(BulkFileFault fault, string message) => new(fault, message);
}
