using System.IO.Compression;
using System.Security.Cryptography;
using Nser.Client.BulkDownload.Storage;
using Nser.Client.Pipeline;
using Nser.Standards.Storage;

namespace Nser.Client.BulkDownload;

/// <summary>A body in gzip. .NET's decompressor does not miss an end that was cut off, so the compressed bytes are counted and hashed.</summary>
internal sealed class CompressedBody : ExportBody
{
    private readonly ExportHeaders promise;
    private readonly WireStream wire;
    private readonly GZipStream gzip;

    internal CompressedBody(OpenAnswer answer, ExportHeaders promise)
    {
        this.promise = promise;
        wire = new(answer, this);
        gzip = new(wire, CompressionMode.Decompress);
    }

    internal override async ValueTask<int> ReadAsync(Memory<byte> piece, CancellationToken cancellationToken)
    {
        try
        {
            return await gzip.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw Damaged("is damaged");
        }
    }

    internal override void Prove()
    {
        if (wire.Taken != promise.Length || !wire.Digest().AsSpan().SequenceEqual(promise.Sha256))
        {
            throw Damaged("is not as long as announced, or has another digest");
        }
    }

    protected override void Dispose(bool disposing)
    {
        gzip.Dispose();
        wire.Dispose();
        base.Dispose(disposing);
    }

    private static BulkFileException Damaged(string how) =>
        new(BulkFileFault.UnsoundSource, $"The compressed source {how}. Nothing of it is kept; run again, and tell the registry if it stays.");

    /// <summary>The compressed bytes on their way to the decompressor.</summary>
    private sealed class WireStream(OpenAnswer answer, CompressedBody body) : ReadOnlyStream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        internal long Taken { get; private set; }

        internal byte[] Digest() => hash.GetCurrentHash();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await answer.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            hash.AppendData(buffer.Span[..read]);
            Taken += read;
            body.Count(read);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The network is read asynchronously.");

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
