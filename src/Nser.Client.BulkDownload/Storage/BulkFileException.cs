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
