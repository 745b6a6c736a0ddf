using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Nser.Client.BulkDownload.Files;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Resume;

/// <summary>Lets one process at a time write into a folder. The system's lock is what holds; the file's text says who.</summary>
/// <remarks>The system frees the lock when its process ends, however it ends. It does not always reach across machines on a network drive: there the text decides.</remarks>
internal sealed class FolderLock : IDisposable
{
    private const int LargestText = 4096;
    private readonly SafeFileHandle file;

    private FolderLock(SafeFileHandle file, LockHolder? before) => (this.file, TakenOverFrom) = (file, before);

    /// <summary>The process on this machine that ended without freeing the folder; <see langword="null"/> when the last one did.</summary>
    internal LockHolder? TakenOverFrom { get; }

    /// <summary>Takes the folder.</summary>
    /// <exception cref="BulkFileException">Another process has it (<see cref="BulkFileFault.InUse"/>); the message names its number and machine.</exception>
    internal static FolderLock Take(TargetFolder folder, TimeProvider time)
    {
        var file = folder.TryOpenAlone(BulkFileName.Lock);
        if (file is null)
        {
            throw InUse(folder, Read(folder.TryRead(BulkFileName.Lock, LargestText)));
        }

        try
        {
            var before = Read(Text(file));
            if (before is not null && before.Host != Environment.MachineName)
            {
                throw new BulkFileException(BulkFileFault.InUse, $"{folder.Path} was taken by {before} and was not freed. If no download runs there any more, remove {BulkFileName.Lock} from the folder and run again.");
            }

            Say(file, JsonSerializer.SerializeToUtf8Bytes(new LockHolder(Environment.ProcessId, Environment.MachineName, time.GetUtcNow()), BulkJson.Default.LockHolder));
            return new(file, before);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Frees the folder. The file stays, empty: removing it would let two processes lock two files of one name.</summary>
    public void Dispose()
    {
        if (!file.IsClosed)
        {
            Say(file, []);
            file.Dispose();
        }
    }

    private static BulkFileException InUse(TargetFolder folder, LockHolder? holder) =>
        new(BulkFileFault.InUse, $"{(holder is null ? "Another process" : holder.ToString())} is downloading into {folder.Path}. Wait for it, or choose another folder.");

    private static byte[] Text(SafeFileHandle file)
    {
        var text = new byte[Math.Min(RandomAccess.GetLength(file), LargestText)];
        return text[..RandomAccess.Read(file, text, 0)];
    }

    private static void Say(SafeFileHandle file, byte[] text)
    {
        TargetFolder.Cut(file, 0, BulkFileName.Lock);
        TargetFolder.Write(file, text, 0, BulkFileName.Lock);
    }

    private static LockHolder? Read(byte[]? text)
    {
        try
        {
            return text is { Length: > 0 } ? JsonSerializer.Deserialize(text, BulkJson.Default.LockHolder) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Who downloads into a folder.</summary>
/// <param name="ProcessId">Its number on its machine.</param>
/// <param name="Host">Its machine.</param>
/// <param name="Since">Since when.</param>
internal sealed record LockHolder(int ProcessId, string Host, DateTimeOffset Since)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"process {ProcessId} on {Host} (since {Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC)");
}
