using System.Net;
using System.Net.Http.Headers;

namespace Nser.Client.Pipeline;

/// <summary>A body in memory that notes when it begins to leave. Before that, provably nothing of it left this machine.</summary>
/// <remarks>The exceptions of the network stack do not tell: a connect timeout and a lost answer look alike. The same bytes go out on every attempt.</remarks>
internal sealed class CallContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly ReadOnlyMemory<byte> body;

    /// <param name="body">The body, already encoded.</param>
    /// <param name="mediaType">Its media type. Default <c>application/json</c>.</param>
    /// <param name="encoding">Its content coding, for example <c>gzip</c>.</param>
    internal CallContent(ReadOnlyMemory<byte> body, string? mediaType = null, string? encoding = null)
    {
        this.body = body;
        Headers.ContentType = mediaType is null ? Json : new MediaTypeHeaderValue(mediaType);
        if (encoding is not null)
        {
            Headers.ContentEncoding.Add(encoding);
        }
    }

    private CallContent(ReadOnlyMemory<byte> body, HttpContentHeaders headers)
    {
        this.body = body;
        foreach (var (name, values) in headers.NonValidated)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                RequestHeaders.Add(Headers, name, values);
            }
        }
    }

    /// <summary>The call that the body belongs to.</summary>
    internal NserExchange? Exchange { get; set; }

    internal int Length => body.Length;

    /// <summary>The same body, held in memory so that it can be sent again.</summary>
    /// <remarks>A request that changes something always has content, if only an empty one: without it the network stack itself sends the request up to four times.</remarks>
    internal static async Task<CallContent> HoldAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        using var nothing = new ByteArrayContent([]);
        var given = content ?? nothing;
        return new(await given.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), given.Headers);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Exchange?.MarkSent();
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
