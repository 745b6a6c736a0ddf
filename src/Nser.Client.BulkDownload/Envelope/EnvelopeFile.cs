using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>Reads encrypted files of a bulk download.</summary>
public static class EnvelopeFile
{
    private const int BlockSize = 128 * 1024;

    /// <summary>The plaintext of an encrypted file, as a stream in constant memory; read it asynchronously, for a key service may be asked.</summary>
    /// <remarks>
    /// No byte is given before the tag of its chunk is verified; but that a file was shortened is known only at its end. Do not use what came before a read has returned 0.
    /// A read throws <see cref="BulkFileException"/> when the file is damaged or the key is another. Disposing closes <paramref name="source"/>.
    /// </remarks>
    public static Stream OpenRead(Stream source, IEnvelopeKeyProvider keys)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(keys);
        return new EnvelopeReader(source, keys);
    }

    /// <summary>Decrypts <paramref name="source"/> into <paramref name="destination"/>, which appears only when every byte was verified up to the file's authenticated end.</summary>
    /// <param name="source">The encrypted file.</param>
    /// <param name="destination">The file to make, 0600; one of that name is replaced. Its folder is made (0700) when missing.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Stops; nothing is left.</param>
    /// <exception cref="BulkFileException">The file is damaged, the key is another, or the disk fails; nothing is left of the plaintext.</exception>
    public static async Task DecryptAsync(string source, string destination, IEnvelopeKeyProvider keys, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(destination);
        var (path, name) = (Path.GetFullPath(destination), Path.GetFileName(destination));
        using var folder = TargetFolder.Open(Path.GetDirectoryName(path)!);
        using var encrypted = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, BlockSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        using var reader = new EnvelopeReader(encrypted, keys);
        var partial = $".{name}.part";
        try
        {
            using (var file = folder.Create(partial))
            {
                await CopyAsync(reader, file, partial, cancellationToken).ConfigureAwait(false);
                TargetFolder.Flush(file, partial);
            }

            folder.Replace(partial, name);
        }
        catch
        {
            folder.Delete(partial);
            throw;
        }
    }

    private static async Task CopyAsync(EnvelopeReader reader, Microsoft.Win32.SafeHandles.SafeFileHandle file, string name, CancellationToken cancellationToken)
    {
        var block = new byte[BlockSize];
        for (var at = 0L; ;)
        {
            var length = await reader.ReadAsync(block, cancellationToken).ConfigureAwait(false);
            if (length == 0)
            {
                return;
            }

            TargetFolder.Write(file, block.AsSpan(0, length), at, name);
            at += length;
        }
    }
}
