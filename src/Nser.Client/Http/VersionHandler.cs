using Nser.Client.Contract;
using Nser.Client.Versioning;

namespace Nser.Client.Http;

/// <summary>Reads from every answer what the server says of the version's life: deprecated, to be switched off, gone.</summary>
internal sealed class VersionHandler(LifecycleNotices notices, IVersionNegotiator versions) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var exchange = NserExchange.Of(request);
        if (exchange.Call.Version is { } version)
        {
            notices.Observe(version, exchange.Call.Operation, response.Headers);
            if (exchange.Problem?.Name is ProblemNames.VersionUnknown or ProblemNames.VersionRetired)
            {
                versions.Invalidate(version);
            }
        }

        return response;
    }
}
