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
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            silence.CancelAfter(idle);
            var body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                for (int read; (read = await body.ReadAsync(whole.Room(), either.Token).ConfigureAwait(false)) > 0; silence.CancelAfter(idle))
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
