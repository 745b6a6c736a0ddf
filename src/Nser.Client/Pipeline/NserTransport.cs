using Nser.Client.Api;

namespace Nser.Client.Pipeline;

/// <summary>The entrance of the way of a request: a call goes in, a complete answer or an <see cref="NserException"/> comes out.</summary>
internal sealed class NserTransport(Lazy<HttpClient> http, RequestFactory requests, FailureMap failures, NserTimeoutOptions timeouts, TimeProvider clock, ContractProfile profile) : INserTransport
{
    public async Task<NserAnswer> SendAsync(NserCall call, CancellationToken cancellationToken)
    {
        var exchange = Begin(call);
        using var request = requests.Create(exchange);
        using var response = await SendAsync(request, exchange, cancellationToken).ConfigureAwait(false);
        return new(response.StatusCode, response.Headers, exchange.Body, exchange.RequestId) { Decoded = exchange.Decoded, Problem = exchange.Problem };
    }

    public async Task<OpenAnswer> OpenAsync(NserCall call, CancellationToken cancellationToken)
    {
        var exchange = Begin(call);
        using var request = requests.Create(exchange);
        return new(await SendAsync(request, exchange, cancellationToken).ConfigureAwait(false), exchange, timeouts.Idle, clock);
    }

    private NserExchange Begin(NserCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var route = profile.FindRoute(call.Operation, call.Version)
            ?? throw new NserVersionRetiredException($"Version {call.Version?.ToString() ?? "(none)"} of the API does not have the operation {call.Operation}. The request was not sent. Use {VersionsWith(call.Operation)}.") { Operation = call.Operation };
        return new(call, route, Guid.NewGuid().ToString(), clock.GetTimestamp());
    }

    private string VersionsWith(NserOperation operation)
    {
        var versions = profile.Routes.Where(route => route.Operation == operation).Select(route => route.Version?.ToString() ?? "no version").ToList();
        return versions.Count == 0 ? "a contract profile that names a route for it" : string.Join(" or ", versions);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, NserExchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            var response = await http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || exchange.Call.Accepts.Contains(response.StatusCode))
            {
                return response;
            }

            using (response)
            {
                throw failures.Of(response, exchange);
            }
        }
        catch (Exception fault) when (fault is not (NserException or ObjectDisposedException) && !cancellationToken.IsCancellationRequested)
        {
            throw FailureMap.Of(fault, exchange);
        }
    }
}
