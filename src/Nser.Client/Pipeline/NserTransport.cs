using Nser.Client.Api;

namespace Nser.Client.Pipeline;

/// <summary>The way of this library's own calls: a method of the API goes in, a complete answer or an <see cref="NserException"/> comes out.</summary>
internal sealed class NserTransport(Lazy<ICognitiveApi> api) : INserTransport
{
    public async Task<NserAnswer> SendAsync(NserCall call, CancellationToken cancellationToken)
    {
        using var response = await call.Send!(api.Value, call, cancellationToken).ConfigureAwait(false);
        var exchange = NserExchange.Of(response.RequestMessage!);
        return new(response.StatusCode, response.Headers, exchange.Body, exchange.RequestId) { Decoded = exchange.Decoded, Problem = exchange.Problem };
    }
}
