using System.IO.Compression;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards.Storage;

namespace Nser.Client.BulkDownload;

/// <summary>The body of an export as it comes, unpacked where it is compressed.</summary>
/// <remarks>.NET's decompressor does not report an end that was cut off, so compressed bytes are counted and hashed before they are unpacked.</remarks>
internal sealed class ExportBody : IDisposable
{
    private readonly ExportHeaders promise;
    private readonly RunningSha256? compressed;
    private readonly WireStream wire;
    private readonly Stream rows;

    internal ExportBody(Stream answer, ExportHeaders promise)
    {
        this.promise = promise;
        compressed = promise.IsCompressed ? new() : null;
        wire = new(answer, compressed);
        rows = promise.IsCompressed ? new GZipStream(wire, CompressionMode.Decompress) : wire;
    }

    /// <summary>Reads bytes of rows; 0 at the end.</summary>
    internal async ValueTask<int> ReadAsync(Memory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw Damaged("is damaged");
        }
    }

    /// <summary>Compares compressed bytes with what was announced. The announcement for other bodies is compared with the rows' bytes.</summary>
    /// <exception cref="BulkFileException">The length or the digest differs.</exception>
    internal void Prove()
    {
        if (compressed is not null && (compressed.Length != promise.Length || !compressed.Digest().AsSpan().SequenceEqual(promise.Sha256)))
        {
            throw Damaged("is not as long as announced, or has another digest");
        }
    }

    /// <summary>Bytes that came over the line since the last call.</summary>
    internal int TakeWireCount()
    {
        var count = wire.Count;
        wire.Count = 0;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rows.Dispose();
        wire.Dispose();
        compressed?.Dispose();
    }

    private static BulkFileException Damaged(string how) =>
        new(BulkFileFault.UnsoundSource, $"The compressed source {how}. Nothing of it is kept; run again, and tell the registry if it stays.");

    /// <summary>The bytes of the line.</summary>
    private sealed class WireStream(Stream answer, RunningSha256? hash) : ReadOnlyStream
    {
        internal int Count { get; set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await answer.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            hash?.Append(buffer.Span[..read]);
            Count += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The network is read asynchronously.");
    }
}
