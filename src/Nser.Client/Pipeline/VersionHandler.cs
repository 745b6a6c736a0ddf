using System.Net.Http.Headers;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>Reads from every answer what the server says of the version's life: deprecated, to be switched off, gone.</summary>
internal sealed class VersionHandler(Action<NserApiVersion, NserOperation, HttpResponseHeaders> observe, Action<NserApiVersion> invalidate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var exchange = NserExchange.Of(request);
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
