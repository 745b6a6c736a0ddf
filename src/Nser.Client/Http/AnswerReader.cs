using System.IO.Compression;
using System.Net;

namespace Nser.Client.Http;

/// <summary>Reads a whole body within its size and time, and proves that it is whole.</summary>
/// <remarks>The network stack alone says nothing of a cut gzip stream or of a body without length that ends early.</remarks>
internal sealed class AnswerReader(long maxBytes, TimeSpan idle, TimeProvider clock)
{
    private const int Piece = 16 * 1024;

    internal async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
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

        var wire = await ReadWireAsync(response, cancellationToken).ConfigureAwait(false);
        if (headers.ContentLength is { } stated && stated != wire.Length)
        {
            throw new UnusableAnswerException("the answer is not as long as it states", isTransient: true);
        }

        // Without a length or chunks only the content itself can prove its end, and only JSON does.
        if (response is { IsSuccessStatusCode: true, Headers.TransferEncodingChunked: not true } && response.Version < HttpVersion.Version20
            && headers.ContentLength is null && headers.ContentEncoding.Count == 0 && wire.Length > 0 && !AnswerKind.IsJson(headers.ContentType?.MediaType))
        {
            throw new UnusableAnswerException("the answer does not prove its end: it states no length", isTransient: true);
        }

        return headers.ContentEncoding.ToArray() switch
        {
            [] or ["identity"] => wire,
            [var coding] when coding.Equals("gzip", StringComparison.OrdinalIgnoreCase) => Expand(wire),
            _ => throw new UnusableAnswerException("the answer is encoded in a way that was not asked for", isTransient: false),
        };
    }

    private async Task<byte[]> ReadWireAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        using var whole = new MemoryStream();
        try
        {
            silence.CancelAfter(idle);
            var body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                var piece = new byte[Piece];
                for (int read; (read = await body.ReadAsync(piece, either.Token).ConfigureAwait(false)) > 0; silence.CancelAfter(idle))
                {
                    if (whole.Length + read > maxBytes)
                    {
                        throw TooLarge();
                    }

                    await whole.WriteAsync(piece.AsMemory(0, read), CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException error) when (silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new UnusableAnswerException("the answer stopped coming", isTransient: true, error);
        }
        catch (IOException error)
        {
            throw new UnusableAnswerException("the answer broke off", isTransient: true, ForeignText.Without(error));
        }

        return whole.ToArray();
    }

    private byte[] Expand(byte[] wire)
    {
        using var whole = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(wire, writable: false), CompressionMode.Decompress);
            var piece = new byte[Piece];
            for (int read; (read = gzip.Read(piece)) > 0;)
            {
                if (whole.Length + read > maxBytes)
                {
                    throw TooLarge();
                }

                whole.Write(piece, 0, read);
            }
        }
        catch (InvalidDataException error)
        {
            throw new UnusableAnswerException("the answer's compression is damaged", isTransient: true, error);
        }

        var body = whole.ToArray();
        return GzipTrailer.Closes(wire, body) ? body : throw new UnusableAnswerException("the answer's compression is cut short", isTransient: true);
    }

    private UnusableAnswerException TooLarge() => new($"the answer is larger than MaxResponseBytes ({maxBytes})", isTransient: false);
}
