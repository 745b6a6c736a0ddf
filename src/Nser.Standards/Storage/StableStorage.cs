using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Nser.Standards.Storage;

/// <summary>Puts what was written onto the disk, and says so when the disk does not take it.</summary>
/// <remarks>
/// On Linux neither <c>FileStream.Flush(true)</c> nor <see cref="RandomAccess.FlushToDisk"/> reports a failed <c>fsync</c>: .NET 10.0.12 tests for a negative
/// result where its native part returns 0 or 1. So the C library is asked itself.
/// </remarks>
public static class StableStorage
{
    private const int Interrupted = 4;
    private const int ReadOnly = 0;

    /// <summary>Waits until the file's content is on the disk.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void Flush(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file);
            return;
        }

        int error;
        do
        {
            error = FSync(file) == 0 ? 0 : Marshal.GetLastPInvokeError();
        }
        while (error == Interrupted);
        ThrowUnlessDone(error);
    }

    /// <summary>Waits until the names of a folder's files are on the disk: a file that is new, renamed or gone. Windows keeps them with the files.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open(path, ReadOnly);
        ThrowUnlessDone(folder >= 0 ? 0 : Marshal.GetLastPInvokeError());
        using var handle = new SafeFileHandle(folder, ownsHandle: true);
        Flush(handle);
    }

    private static void ThrowUnlessDone(int error)
    {
        if (error != 0)
        {
            throw new IOException($"The disk did not take what was written: {Marshal.GetPInvokeErrorMessage(error)} (errno {error}).", error);
        }
    }

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(SafeFileHandle file);

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
