using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>The hash of bytes that lie on the disk.</summary>
internal static class FileHash
{
    private const int BlockSize = 256 * 1024;

    /// <summary>Hashes the first <paramref name="length"/> bytes.</summary>
    /// <exception cref="BulkFileException">The file is shorter, or the disk does not give it back.</exception>
    internal static RunningSha256 Of(SafeFileHandle file, long length, string name, CancellationToken cancellationToken)
    {
        var hash = new RunningSha256();
        var block = new byte[Math.Min(BlockSize, Math.Max(length, 1))];
        while (hash.Length < length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read;
            try
            {
                read = RandomAccess.Read(file, block.AsSpan(0, (int)Math.Min(block.Length, length - hash.Length)), hash.Length);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw DiskFaults.Of(error, name, "read");
            }

            hash.Append(read > 0 ? block.AsSpan(0, read) : throw new BulkFileException(BulkFileFault.Damaged, $"{name} became shorter while it was read."));
        }

        return hash;
    }

    /// <summary>The digest as the manifest spells it.</summary>
    internal static string Text(byte[] digest) => string.Concat(digest.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
}
