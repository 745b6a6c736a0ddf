using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Pipeline;

/// <summary>Lets nothing pass to the wrong installation: what the server says of itself must agree with the options.</summary>
/// <remarks>The host name is checked with the options. Login and versions list come before any record, so their answers must carry the header; later answers must not contradict it.</remarks>
internal sealed class EnvironmentGuard(NserEnvironment expected, EnvironmentEvidence evidence)
{
    /// <exception cref="NserAuthenticationException">The token does not name the expected environment.</exception>
    internal void Check(AccessToken token)
    {
        if (evidence.TokenClaim is not null && !Agrees(token.Environment))
        {
            throw Mismatch("token", NserOperation.Token);
        }
    }

    /// <exception cref="NserAuthenticationException">The answer comes from another environment, or does not say from which.</exception>
    internal void Check(NserExchange exchange, HttpResponseMessage response)
    {
        if (evidence.Header is null)
        {
            return;
        }

        var stated = response.Headers.TryGetValues(evidence.Header, out var values) ? string.Join(',', values) : null;
        var mustState = response.IsSuccessStatusCode && exchange.Call.Anonymous;
        if (stated is null ? mustState : !Agrees(stated))
        {
            throw Mismatch("answer", exchange.Call.Operation, exchange);
        }
    }

    private bool Agrees(string? stated) => string.Equals(stated?.Trim(), evidence.Value(expected), StringComparison.OrdinalIgnoreCase);

    private NserAuthenticationException Mismatch(string what, NserOperation operation, NserExchange? exchange = null) =>
        new($"The options say {expected}, but the server's {what} does not: correct BaseAddress, Environment or the credentials. Nothing more is sent.")
        {
            Operation = operation,
            OutcomeUnknown = exchange is { } sent && sent.Call.ChangesState(sent.Route.Method),
            RequestId = exchange?.RequestId,
        };
}
