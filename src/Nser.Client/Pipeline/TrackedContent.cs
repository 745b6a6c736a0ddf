using System.Net;

namespace Nser.Client.Pipeline;

/// <summary>A body that notes when it begins to leave. Before that, provably nothing of it left this machine.</summary>
/// <remarks>The exceptions of the network stack do not tell: a connect timeout and a lost answer look alike.</remarks>
internal sealed class TrackedContent(ReadOnlyMemory<byte> body, NserExchange exchange) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        exchange.MarkSent();
        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
