using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Nser.Standards.Storage;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>The folder that a run writes into, held open: every file is reached through it, so that nobody can lead a write elsewhere.</summary>
/// <remarks>Files are the owner's alone (0600) whatever the umask; a folder that is made is 0700. Calls block for as long as the disk does.</remarks>
internal abstract class TargetFolder(string path) : IDisposable
{
    private const string Fresh = ".new";

    /// <summary>The full path, as it was when the folder was opened.</summary>
    internal string Path { get; } = path;

    /// <summary>Opens a folder, making it when it is missing.</summary>
    /// <exception cref="BulkFileException">It is a symbolic link, others may write into it, or it cannot be made.</exception>
    internal static TargetFolder Open(string path) => Open(path, create: true);

    /// <summary>Opens a folder that is there.</summary>
    /// <exception cref="BulkFileException">It is not there, is a symbolic link, or others may write into it.</exception>
    internal static TargetFolder OpenExisting(string path) => Open(path, create: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether the path still leads to the folder that was opened.</summary>
    /// <exception cref="BulkFileException">It does not, or it is gone.</exception>
    internal abstract void EnsureSame();

    /// <summary>Opens a file; <see langword="null"/> when there is none.</summary>
    /// <exception cref="BulkFileException">A link or a folder has that name, or it cannot be opened.</exception>
    internal abstract SafeFileHandle? TryOpen(string name, FileAccess access);

    /// <summary>Makes a new file; what had the name before is removed, never opened.</summary>
    internal abstract SafeFileHandle Create(string name);

    /// <summary>Opens a file, made when missing, that one process at a time may hold; <see langword="null"/> while another one does.</summary>
    internal abstract SafeFileHandle? TryOpenAlone(string name);

    /// <summary>Puts a file in the place of another in one step, and makes that last.</summary>
    internal abstract void Replace(string from, string to);

    /// <summary>Removes a file, or a link itself; nothing when there is none.</summary>
    internal abstract void Delete(string name);

    /// <summary>Whether a file has this name.</summary>
    internal bool Holds(string name)
    {
        using var file = TryOpen(name, FileAccess.Read);
        return file is not null;
    }

    /// <summary>The names of everything in the folder, sorted.</summary>
    internal IReadOnlyList<string> Names()
    {
        EnsureSame();
        return [.. Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Makes sure that the disk has room, before anything is fetched.</summary>
    /// <exception cref="BulkFileException">It has less, or the folder is not there any more.</exception>
    internal void EnsureRoom(long bytes)
    {
        EnsureSame();
        if (Free() is { } free && free < bytes)
        {
            throw new BulkFileException(BulkFileFault.DiskFull, string.Create(CultureInfo.InvariantCulture,
                $"The disk under {Path} has {free:N0} bytes free and {bytes:N0} are needed. What was committed is kept: free space and run the same command again."));
        }
    }

    /// <summary>What a small file is called until it takes the place of an older one: hidden, for it may be left there by a crash.</summary>
    internal static string FreshName(string name) => (name.StartsWith('.') ? "" : ".") + name + Fresh;

    /// <summary>Writes a small file so that its name holds the old content or the new, whatever happens.</summary>
    internal void WriteDurably(string name, ReadOnlySpan<byte> content)
    {
        EnsureSame();
        using (var file = Create(FreshName(name)))
        {
            Write(file, content, 0, name);
            Flush(file, name);
        }

        Replace(FreshName(name), name);
    }

    /// <summary>The content of a small file; <see langword="null"/> when there is none, or when it is larger than such a file can be.</summary>
    internal byte[]? TryRead(string name, int largest)
    {
        using var file = TryOpen(name, FileAccess.Read);
        if (file is null || RandomAccess.GetLength(file) is var length && length > largest)
        {
            return null;
        }

        var content = new byte[length];
        using var stream = new ReadingStream(file, name);
        return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
    }

    /// <summary>Writes at a place of a file; what fails says what to do.</summary>
    internal static void Write(SafeFileHandle file, ReadOnlySpan<byte> content, long at, string name)
    {
        try
        {
            RandomAccess.Write(file, content, at);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(error, name, "write");
        }
    }

    /// <summary>Returns when the bytes of a file, or the names of a folder, are on stable storage.</summary>
    /// <exception cref="BulkFileException">The disk reports a failure.</exception>
    internal static void Flush(SafeFileHandle file, string name)
    {
        try
        {
            StableStorage.Flush(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(error, name, "flush");
        }
    }

    /// <summary>Cuts a file back.</summary>
    internal static void Cut(SafeFileHandle file, long length, string name)
    {
        try
        {
            RandomAccess.SetLength(file, length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DiskFaults.Of(error, name, "shorten");
        }
    }

    /// <summary>Lets go of what was opened.</summary>
    protected abstract void Dispose(bool disposing);

    // A name is put together from codes; this only keeps a mistake here from reaching the disk.
    private protected static string Checked(string name) =>
        name.Length is > 0 and < 100 && name is not ("." or "..") && !name.AsSpan().ContainsAny('/', '\\', '\0') ? name : throw new ArgumentException("A file of a download is named by codes only.", nameof(name));

    // A disk that does not say, or is gone in this moment: what is written will tell.
    private long? Free()
    {
        try
        {
            return new DriveInfo(Path).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static TargetFolder Open(string path, bool create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        // A closing slash would let the system follow a link.
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        return OperatingSystem.IsLinux() ? LinuxFolder.Open(full, create) : PortableFolder.Open(full, create);
    }
}
