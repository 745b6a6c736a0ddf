using System.IO.Compression;
using System.Security.Cryptography;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>An export with the content coding gzip. Its bytes are held, since a length and a digest have to be told before they are sent.</summary>
internal sealed class GzipExport : ReplyContent
{
    private readonly byte[] bytes;

    internal GzipExport(BulkExport export)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var piece in export.Pieces())
            {
                gzip.Write(piece.Span);
            }
        }

        bytes = packed.ToArray();
        Digest = SHA256.HashData(bytes);
    }

    internal override long Length => bytes.Length;

    /// <summary>SHA-256 of the coded bytes: a representation includes its content coding (RFC 9530, section 3).</summary>
    internal byte[] Digest { get; }

    internal override Task CopyAsync(Stream destination, long from, long count, CancellationToken cancellationToken) =>
        destination.WriteAsync(bytes.AsMemory((int)from, (int)count), cancellationToken).AsTask();
}
