using System.Net;
using Nser.Client.Api;

namespace Nser.Client.Pipeline;

/// <summary>Puts the token on every call that needs one, and replays a call once when the server no longer takes the token.</summary>
/// <remarks>Stands inside the resilience handler, so that each attempt carries the token of its time. Without a token nothing is sent.</remarks>
internal sealed class BearerTokenHandler(IAccessTokens tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = NserExchange.Of(request);
        if (exchange.Call.Anonymous)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || exchange.Problem?.Name == ProblemNames.AccountLocked)
        {
            return response;
        }

        response.Dispose();
        exchange.NothingSentYet();
        tokens.Invalidate(token);
        var fresh = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return await SendAsync(request, fresh, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AccessToken token, CancellationToken cancellationToken)
    {
        NserExchange.Of(request).Token = token;
        request.Headers.Remove("Authorization");
        RequestHeaders.Add(request.Headers, "Authorization", token.Authorization);
        return base.SendAsync(request, cancellationToken);
    }
}
