namespace Nser.Client.Http;

/// <summary>The entrance of the way of a request: a call goes in, a complete answer or an <see cref="NserException"/> comes out.</summary>
internal sealed class NserTransport(Lazy<HttpClient> http, RequestFactory requests, FailureMap failures, TimeProvider clock, Contract.ContractProfile profile) : INserTransport
{
    public async Task<NserAnswer> SendAsync(NserCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var exchange = new NserExchange(call, profile.Route(call.Operation, call.Version), Guid.NewGuid().ToString(), clock.GetTimestamp());
        using var request = requests.Create(exchange);
        try
        {
            using var response = await http.Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode || call.Accepts.Contains(response.StatusCode)
                ? new(response.StatusCode, response.Headers, exchange.Body, exchange.RequestId) { Decoded = exchange.Decoded, Problem = exchange.Problem }
                : throw failures.Of(response, exchange);
        }
        catch (Exception fault) when (fault is not (NserException or ObjectDisposedException) && !cancellationToken.IsCancellationRequested)
        {
            throw FailureMap.Of(fault, exchange);
        }
    }
}
