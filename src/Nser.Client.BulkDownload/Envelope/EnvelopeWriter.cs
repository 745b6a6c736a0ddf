using System.Security.Cryptography;
using Nser.Client.BulkDownload.Storage;

namespace Nser.Client.BulkDownload.Envelope;

/// <summary>Writes segments of encrypted chunks. A segment has a key of its own and ends at a commit: whoever goes on later begins the next one and needs no private key.</summary>
/// <remarks>Holds one chunk of plaintext in memory and hands nothing but ciphertext to the sink.</remarks>
internal sealed class EnvelopeWriter(Stream sink, IEnvelopeKeyProvider keys, string tehsil) : WriteOnlyStream
{
    private readonly byte[] plain = GC.AllocateUninitializedArray<byte>(EnvelopeFormat.ChunkSize);
    private readonly byte[] sealedChunk = GC.AllocateUninitializedArray<byte>(EnvelopeFormat.FrameLength + EnvelopeFormat.ChunkSize + EnvelopeFormat.TagLength);
    private readonly byte[] prefix = new byte[EnvelopeFormat.PrefixLength];
    private AesGcm? cipher;
    private byte[] header = [];
    private uint chunk;
    private int filled;

    /// <summary>The segment that comes next, from 0.</summary>
    internal int Segment { get; private set; }

    /// <summary>The last tag that was written, which the next segment names.</summary>
    internal byte[] LastTag { get; private set; } = [];

    /// <summary>Whether a segment is begun and not ended.</summary>
    internal bool IsOpen => cipher is not null;

    /// <summary>Goes on after segments that were written before.</summary>
    internal void ContinueAfter(int segments, byte[] lastTag) => (Segment, LastTag) = (segments, lastTag);

    /// <summary>Begins a segment: a fresh key, wrapped; a fresh prefix; the header.</summary>
    internal async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(EnvelopeFormat.KeyLength);
        try
        {
            var wrapped = await keys.WrapAsync(key, cancellationToken).ConfigureAwait(false);
            Begin(key, wrapped, RandomNumberGenerator.GetBytes(EnvelopeFormat.PrefixLength));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Takes plaintext; writes each chunk that is full and is not the last.</summary>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (filled == plain.Length)
            {
                Seal(EnvelopeFormat.Kind.More);
            }

            var taken = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..taken].CopyTo(plain.AsSpan(filled));
            filled += taken;
            buffer = buffer[taken..];
        }
    }

    /// <summary>Ends the segment; what was written until here can be read back.</summary>
    internal void End(bool isEndOfFile)
    {
        Seal(isEndOfFile ? EnvelopeFormat.Kind.EndOfFile : EnvelopeFormat.Kind.EndOfSegment);
        Segment++;
        Forget();
    }

    /// <summary>Begins a segment with given chance: what the test vectors are made with.</summary>
    internal void Begin(ReadOnlySpan<byte> key, byte[] wrapped, byte[] noncePrefix)
    {
        Forget();
        noncePrefix.CopyTo(prefix, 0);
        header = new EnvelopeHeader
        {
            Version = EnvelopeFormat.Version,
            Algorithm = EnvelopeFormat.Algorithm,
            ChunkSize = EnvelopeFormat.ChunkSize,
            Segment = Segment,
            Previous = LastTag,
            Tehsil = tehsil,
            KeyWrapping = keys.Wrapping,
            KeyId = keys.KeyId,
            WrappedKey = wrapped,
            NoncePrefix = noncePrefix,
        }.ToBytes();
        cipher = new AesGcm(key, EnvelopeFormat.TagLength);
        chunk = 0;
        sink.Write(header);
    }

    /// <summary>Forgets key and plaintext.</summary>
    protected override void Dispose(bool disposing)
    {
        Forget();
        base.Dispose(disposing);
    }

    private void Seal(EnvelopeFormat.Kind kind)
    {
        Span<byte> nonce = stackalloc byte[EnvelopeFormat.NonceLength];
        EnvelopeFormat.WriteNonce(nonce, prefix, chunk, kind);
        EnvelopeFormat.WriteFrame(sealedChunk, kind, filled);
        var text = sealedChunk.AsSpan(EnvelopeFormat.FrameLength, filled);
        var tag = sealedChunk.AsSpan(EnvelopeFormat.FrameLength + filled, EnvelopeFormat.TagLength);
        cipher!.Encrypt(nonce, plain.AsSpan(0, filled), text, tag, header);
        sink.Write(sealedChunk.AsSpan(0, EnvelopeFormat.FrameLength + filled + EnvelopeFormat.TagLength));
        chunk = checked(chunk + 1);
        filled = 0;
        LastTag = kind == EnvelopeFormat.Kind.More ? LastTag : tag.ToArray();
    }

    private void Forget()
    {
        cipher?.Dispose();
        cipher = null;
        filled = 0;
        CryptographicOperations.ZeroMemory(plain);
    }
}
