namespace Nser.Client.BulkDownload.Storage;

/// <summary>A file of a bulk download cannot be written or read, or must not be trusted.</summary>
/// <remarks>The message says what to do; it names files and folders, which are named by codes, and never what is in them. A file under its final name stays as it was.</remarks>
public sealed class BulkFileException : IOException
{
    /// <summary>Creates an error with its kind and message.</summary>
    public BulkFileException(BulkFileFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>Creates an error with its kind, message and cause.</summary>
    public BulkFileException(BulkFileFault fault, string message, Exception? innerException)
        : base(message, innerException) => Fault = fault;

    /// <summary>What is wrong, for a program to decide by.</summary>
    public BulkFileFault Fault { get; }
}

/// <summary>What is wrong with a file of a bulk download or with its folder: each is a different thing to do.</summary>
public enum BulkFileFault
{
    /// <summary>The disk reported a failure, for example on a flush. What was committed before is kept; look at the disk before you run again.</summary>
    DiskFailed,

    /// <summary>No space is left. What was committed is kept: free space and run again.</summary>
    DiskFull,

    /// <summary>The account's quota is used up. What was committed is kept: raise the quota and run again.</summary>
    QuotaExceeded,

    /// <summary>The file system is mounted read-only.</summary>
    ReadOnly,

    /// <summary>This account may not write or read there.</summary>
    AccessDenied,

    /// <summary>The target folder, or a file in it, is a symbolic link, is not what it was when the run began, is gone, or is open to others for writing.</summary>
    UnsafeTarget,

    /// <summary>Another process downloads into this folder.</summary>
    InUse,

    /// <summary>What came from the registry is not what the registry announced: a line that is no JSON object, another count of rows, another digest.</summary>
    UnsoundSource,

    /// <summary>A file is not as it was written: shortened, changed, or put together from parts of others.</summary>
    Damaged,

    /// <summary>The key does not open the file.</summary>
    WrongKey,
}
