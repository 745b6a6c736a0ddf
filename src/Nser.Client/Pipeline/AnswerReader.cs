using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Net;

namespace Nser.Client.Pipeline;

/// <summary>Reads a whole body within its size and time, and proves that it is whole.</summary>
/// <remarks>The network stack alone says nothing of a cut gzip stream or of a body without length that ends early.</remarks>
internal sealed class AnswerReader(long maxBytes, TimeSpan idle, TimeProvider clock)
{
    /// <param name="response">The answer.</param>
    /// <param name="take">Takes what it needs of the body; the memory is used anew afterwards.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task ReadAsync(HttpResponseMessage response, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        var headers = response.Content.Headers;
        if (headers.NonValidated.TryGetValues("Content-Length", out var lengths) && lengths.Count > 1)
        {
            throw new UnusableAnswerException("the answer states more than one length", isTransient: true);
        }

        if (headers.ContentLength > maxBytes)
        {
            throw TooLarge();
        }

        using var wire = new BodyBuffer(headers.ContentLength, maxBytes);
        await FillAsync(wire, response, cancellationToken).ConfigureAwait(false);
        CheckEnd(response, wire.Length);
        switch (headers.ContentEncoding.ToArray())
        {
            case [] or ["identity"]:
                take(wire.Written);
                return;
            case [var coding] when coding.Equals("gzip", StringComparison.OrdinalIgnoreCase):
                using (var whole = new BodyBuffer(null, maxBytes))
                {
                    Expand(wire, whole);
                    take(whole.Written);
                }

                return;
            default:
                throw new UnusableAnswerException("the answer is encoded in a way that was not asked for", isTransient: false);
        }
    }

    private static void CheckEnd(HttpResponseMessage response, int length)
    {
        var headers = response.Content.Headers;
        if (headers.ContentLength is { } stated && stated != length)
        {
            throw new UnusableAnswerException("the answer is not as long as it states", isTransient: true);
        }

        // Without a length or chunks only the content itself can prove its end, and only JSON does.
        if (response is { IsSuccessStatusCode: true, Headers.TransferEncodingChunked: not true } && response.Version < HttpVersion.Version20
            && headers.ContentLength is null && headers.ContentEncoding.Count == 0 && length > 0 && !MediaTypeCheck.IsJson(headers.ContentType?.MediaType))
        {
            throw new UnusableAnswerException("the answer does not prove its end: it states no length", isTransient: true);
        }
    }

    private async Task FillAsync(BodyBuffer whole, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var callersEnd = cancellationToken.UnsafeRegister(static either => ((CancellationTokenSource)either!).Cancel(), silence);
        try
        {
            silence.CancelAfter(idle);
            var body = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                for (int read; (read = await body.ReadAsync(whole.Room(), silence.Token).ConfigureAwait(false)) > 0; silence.CancelAfter(idle))
                {
                    Take(whole, read);
                }
            }
        }
        catch (OperationCanceledException error) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new UnusableAnswerException("the answer stopped coming", isTransient: true, error);
        }
        catch (IOException error)
        {
            throw new UnusableAnswerException("the answer broke off", isTransient: true, RedactedFaults.Without(error));
        }
    }

    private void Expand(BodyBuffer wire, BodyBuffer whole)
    {
        try
        {
            using var gzip = new GZipStream(wire.OpenRead(), CompressionMode.Decompress);
            for (int read; (read = gzip.Read(whole.Room().Span)) > 0;)
            {
                Take(whole, read);
            }
        }
        catch (InvalidDataException error)
        {
            throw new UnusableAnswerException("the answer's compression is damaged", isTransient: true, error);
        }

        if (!GzipTrailer.Closes(wire.Written.Span, whole.Written.Span))
        {
            throw new UnusableAnswerException("the answer's compression is cut short", isTransient: true);
        }
    }

    private void Take(BodyBuffer whole, int read)
    {
        if (!whole.Advance(read))
        {
            throw TooLarge();
        }
    }

    private UnusableAnswerException TooLarge() => new($"the answer is larger than MaxResponseBytes ({maxBytes})", isTransient: false);
}

/// <summary>Where a body gathers: rented memory that grows as far as a body may, and goes back, wiped, when it is done.</summary>
/// <param name="expected">How long the body will be, when somebody says so.</param>
/// <param name="most">How long it may be.</param>
internal sealed class BodyBuffer(long? expected, long most) : IDisposable
{
    private const int FirstPiece = 16 * 1024;

    /// <summary>More than this is not rented: what one large body needed would be held for ever.</summary>
    private const int LargestRented = 2 * 1024 * 1024;

    /// <summary>A length that a server only states does not take more memory than this before bytes have come.</summary>
    private const int Trusted = 8 * 1024 * 1024;

    // One byte more than is expected: only a read that gets nothing proves the end.
    private byte[] bytes = Take(Math.Min(expected + 1 ?? FirstPiece, Trusted));

    internal int Length { get; private set; }

    internal ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    internal Stream OpenRead() => new MemoryStream(bytes, 0, Length, writable: false);

    /// <summary>Room for the next bytes, never empty.</summary>
    internal Memory<byte> Room()
    {
        if (Length == bytes.Length)
        {
            // A full body needs no more room than what shows that there is more of it.
            if (Length >= most)
            {
                return new byte[1];
            }

            var larger = Take(Math.Min(2L * Length, most));
            Written.CopyTo(larger);
            GiveBack();
            bytes = larger;
        }

        return bytes.AsMemory(Length);
    }

    /// <returns>Whether the body may be so long.</returns>
    internal bool Advance(int read)
    {
        Length += read;
        return Length <= most;
    }

    public void Dispose()
    {
        GiveBack();
        bytes = [];
        Length = 0;
    }

    private static byte[] Take(long length) =>
        length <= LargestRented ? ArrayPool<byte>.Shared.Rent((int)length) : GC.AllocateUninitializedArray<byte>((int)Math.Min(length, Array.MaxLength));

    private void GiveBack()
    {
        // What is rented of such a length is not longer than that, for both are powers of two.
        if (bytes.Length is > 0 and <= LargestRented)
        {
            Array.Clear(bytes, 0, Math.Min(Length, bytes.Length));
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}

/// <summary>The last eight bytes of a gzip stream: checksum and length of what it holds. A decompressor that meets the end early does not miss them; we do.</summary>
/// <remarks>Source: RFC 1952, section 2.3. One member a stream, which is what HTTP servers send.</remarks>
internal static class GzipTrailer
{
    private const int HeaderLength = 10;
    private const int Length = 8;
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    internal static bool Closes(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> content) =>
        stream.Length >= HeaderLength + Length
        && BinaryPrimitives.ReadUInt32LittleEndian(stream[^Length..]) == Checksum(content)
        && BinaryPrimitives.ReadUInt32LittleEndian(stream[^4..]) == (uint)content.Length;

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        var checksum = uint.MaxValue;
        foreach (var value in content)
        {
            checksum = Table[(checksum ^ value) & 0xFF] ^ (checksum >> 8);
        }

        return ~checksum;
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) == 0 ? entry >> 1 : 0xEDB88320 ^ (entry >> 1);
        }

        return entry;
    }
}

/// <summary>An answer came but cannot be used: cut short, too large, too slow or not what the contract promises. Never leaves the library.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "The way of a request turns it into an NserTransportException before a caller sees it.")]
internal sealed class UnusableAnswerException(string message, bool isTransient, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether another attempt may bring a whole answer.</summary>
    internal bool IsTransient { get; } = isTransient;
}
