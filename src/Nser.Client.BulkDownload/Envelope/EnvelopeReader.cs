using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Nser.Client.BulkDownload.Storage;
using Nser.Standards.Storage;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>Reads an encrypted file of a bulk download as a stream of its plaintext, in constant memory.</summary>
/// <remarks>
/// No byte is given before the tag of its chunk is verified; but that a file was shortened is known only at its end. Use what came once a read has returned 0:
/// <see cref="EnvelopeFile"/> does so. Reading is asynchronous, for a key service may be asked for each segment. Not for use by several threads. Source: <c>docs/bulk-envelope.md</c>.
/// </remarks>
internal sealed class EnvelopeReader(Stream source, IEnvelopeKeyProvider keys) : ReadOnlyStream
{
    private byte[] sealedChunk = [];
    private byte[] plain = [];
    private EnvelopeHeader? header;
    private byte[] headerBytes = [];
    private byte[] lastTag = [];
    private AesGcm? cipher;
    private EnvelopeFormat.Kind kind = EnvelopeFormat.Kind.EndOfSegment;
    private BulkFileException? broken;
    private int segment;
    private uint chunk;
    private int given;
    private int filled;

    /// <summary>The code of the tehsil that the file says it is of; authenticated as soon as a read has succeeded. <see langword="null"/> before.</summary>
    internal string? TehsilCode { get; private set; }

    /// <summary>Reads plaintext whose tag is verified; 0 at the authenticated end of the file.</summary>
    /// <exception cref="BulkFileException">The file is damaged (<see cref="BulkFileFault.Damaged"/>), or the key does not open it (<see cref="BulkFileFault.WrongKey"/>). Every later read throws the same.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (given == filled)
        {
            if (broken is not null)
            {
                throw broken;
            }

            try
            {
                if (!await NextChunkAsync(cancellationToken).ConfigureAwait(false))
                {
                    return 0;
                }
            }
            catch (BulkFileException error)
            {
                broken = error;
                Forget();
                throw;
            }
        }

        var length = Math.Min(buffer.Length, filled - given);
        plain.AsMemory(given, length).CopyTo(buffer);
        given += length;
        return length;
    }

    /// <summary>Not supported: read asynchronously.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An encrypted file is read asynchronously: a key service may be asked.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<bool> NextChunkAsync(CancellationToken cancellationToken)
    {
        if (kind == EnvelopeFormat.Kind.EndOfFile)
        {
            return await IsAtEndAsync(cancellationToken).ConfigureAwait(false) ? false : throw Damaged("bytes follow the end of the file: something was appended");
        }

        if (kind == EnvelopeFormat.Kind.EndOfSegment)
        {
            await BeginSegmentAsync(cancellationToken).ConfigureAwait(false);
        }

        await FillAsync(EnvelopeFormat.FrameLength, cancellationToken).ConfigureAwait(false);
        var (next, length) = EnvelopeFormat.ReadFrame(sealedChunk);
        if (next > EnvelopeFormat.Kind.EndOfFile || length > header!.ChunkSize || (next == EnvelopeFormat.Kind.More && length != header.ChunkSize))
        {
            throw Damaged("a chunk's frame is not one");
        }

        await FillAsync(length + EnvelopeFormat.TagLength, cancellationToken).ConfigureAwait(false);
        Open(next, length);
        (kind, given, filled) = (next, 0, length);
        chunk++;
        if (next != EnvelopeFormat.Kind.More)
        {
            lastTag = sealedChunk.AsSpan(length, EnvelopeFormat.TagLength).ToArray();
            segment++;
        }

        return true;
    }

    private async ValueTask BeginSegmentAsync(CancellationToken cancellationToken)
    {
        var start = new byte[EnvelopeFormat.Magic.Length + EnvelopeFormat.LengthLength];
        await FillAsync(start, cancellationToken).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(EnvelopeFormat.Magic.Length));
        if (!start.AsSpan().StartsWith(EnvelopeFormat.Magic) || length is <= 0 or > EnvelopeFormat.LargestHeader)
        {
            throw segment == 0 ? new BulkFileException(BulkFileFault.Damaged, "This is no encrypted file of a bulk download: it does not begin with NSERENC1.") : Damaged("a segment's header is expected and something else stands there");
        }

        headerBytes = new byte[start.Length + length];
        start.CopyTo(headerBytes, 0);
        await FillAsync(headerBytes.AsMemory(start.Length), cancellationToken).ConfigureAwait(false);
        header = EnvelopeHeader.Parse(headerBytes.AsSpan(start.Length)) ?? throw Damaged("the segment's header is not one of this version");
        if (header.Segment != segment || !header.Previous.AsSpan().SequenceEqual(lastTag) || (TehsilCode is not null && header.Tehsil != TehsilCode))
        {
            throw Damaged("the segment does not follow the one before it: segments were dropped, exchanged or put in");
        }

        await UnwrapAsync(header, cancellationToken).ConfigureAwait(false);
        chunk = 0;
        if (plain.Length < header.ChunkSize)
        {
            (plain, sealedChunk) = (new byte[header.ChunkSize], new byte[header.ChunkSize + EnvelopeFormat.TagLength]);
        }
    }

    private async ValueTask UnwrapAsync(EnvelopeHeader begun, CancellationToken cancellationToken)
    {
        if (begun.KeyWrapping != keys.Wrapping)
        {
            throw new BulkFileException(BulkFileFault.WrongKey, "The file's key is wrapped in another way than the given key can open: use the kind of key that the manifest names.");
        }

        var key = await keys.UnwrapAsync(begun.KeyId, begun.WrappedKey, cancellationToken).ConfigureAwait(false);
        try
        {
            cipher?.Dispose();
            cipher = key.Length == EnvelopeFormat.KeyLength ? new AesGcm(key, EnvelopeFormat.TagLength) : throw new BulkFileException(BulkFileFault.WrongKey, "What was unwrapped is no key of 32 bytes.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private void Open(EnvelopeFormat.Kind next, int length)
    {
        Span<byte> nonce = stackalloc byte[EnvelopeFormat.NonceLength];
        EnvelopeFormat.WriteNonce(nonce, header!.NoncePrefix, chunk, next);
        try
        {
            cipher!.Decrypt(nonce, sealedChunk.AsSpan(0, length), sealedChunk.AsSpan(length, EnvelopeFormat.TagLength), plain.AsSpan(0, length), headerBytes);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Damaged("the chunk's tag does not fit: bytes were changed, or chunks dropped or exchanged");
        }

        TehsilCode ??= header.Tehsil;
    }

    private async ValueTask FillAsync(int length, CancellationToken cancellationToken) => await FillAsync(sealedChunk.AsMemory(0, length), cancellationToken).ConfigureAwait(false);

    private async ValueTask FillAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) < buffer.Length)
        {
            throw Damaged("the file ends here, before its end was written: it is cut off");
        }
    }

    private async ValueTask<bool> IsAtEndAsync(CancellationToken cancellationToken) => await source.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 0;

    private BulkFileException Damaged(string what) => new(BulkFileFault.Damaged, string.Create(CultureInfo.InvariantCulture, $"Segment {segment}, chunk {chunk} of the encrypted file: {what}. Fetch the file again."));

    private void Forget()
    {
        cipher?.Dispose();
        cipher = null;
        CryptographicOperations.ZeroMemory(plain);
        (given, filled) = (0, 0);
    }
}
