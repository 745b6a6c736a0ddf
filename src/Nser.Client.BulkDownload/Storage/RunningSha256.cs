using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Nser.Client.BulkDownload.Storage;

/// <summary>SHA-256 of bytes as they come, and how many there were.</summary>
internal sealed class RunningSha256 : IDisposable
{
    private const int BlockSize = 256 * 1024;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Bytes taken so far.</summary>
    internal long Length { get; private set; }

    /// <summary>Hashes a file.</summary>
    /// <exception cref="BulkFileException">The file does not have this length, or the disk does not return its bytes.</exception>
    internal static RunningSha256 Of(SafeFileHandle file, long length, string name, CancellationToken cancellationToken)
    {
        RunningSha256? hash = null;
        try
        {
            hash = new();
            using var content = new ReadingStream(file, name);
            hash.Append(content, cancellationToken);
            if (hash.Length != length)
            {
                throw new BulkFileException(BulkFileFault.Damaged, $"The length of {name} changed while it was read.");
            }

            var whole = hash;
            hash = null;
            return whole;
        }
        finally
        {
            hash?.Dispose();
        }
    }

    /// <summary>The digest of a file as the manifest spells it.</summary>
    /// <exception cref="BulkFileException">The file does not have this length, or the disk does not return its bytes.</exception>
    internal static string TextOf(SafeFileHandle file, long length, string name, CancellationToken cancellationToken)
    {
        using var hash = Of(file, length, name, cancellationToken);
        return Text(hash.Digest());
    }

    /// <summary>A digest as the manifest spells it.</summary>
    internal static string Text(byte[] digest) => string.Concat(digest.Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));

    /// <summary>Takes bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Length += bytes.Length;
    }

    /// <summary>Takes the bytes of a stream up to its end.</summary>
    internal void Append(Stream content, CancellationToken cancellationToken)
    {
        var block = new byte[BlockSize];
        for (int read; (read = content.Read(block)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Append(block.AsSpan(0, read));
        }
    }

    /// <summary>The digest of the bytes so far; more can follow.</summary>
    internal byte[] Digest() => hash.GetCurrentHash();

    /// <summary>Starts again with no bytes.</summary>
    internal void Reset()
    {
        hash.GetHashAndReset();
        Length = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();
}
