using System.Net.Http.Headers;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>Fills in the negotiated version where an interface leaves it out, and reads from every answer what the server says of the version's life: deprecated, to be switched off, gone.</summary>
internal sealed class VersionHandler(
    Func<CancellationToken, ValueTask<NserApiVersion>> negotiate, Action<NserApiVersion, NserOperation, HttpResponseHeaders> observe, Action<NserApiVersion> invalidate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        if (exchange.AwaitsVersion)
        {
            exchange.Settle(await negotiate(cancellationToken).ConfigureAwait(false));
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (exchange.Call.Version is { } version)
        {
            observe(version, exchange.Call.Operation, response.Headers);
            if (exchange.Problem?.Name is ProblemNames.VersionUnknown or ProblemNames.VersionRetired)
            {
                invalidate(version);
            }
        }

        return response;
    }
}
