using System.Globalization;
using System.Net.Http.Headers;
using Nser.Client.Authentication;
using Nser.Client.Contract;
using Nser.Client.Http;
using Nser.Client.Versioning;

namespace Nser.Client.Registry;

/// <summary>The one way of a question to the registry: version, role, call, decoded answer.</summary>
internal sealed class RegistryCalls
{
    private readonly INserTransport transport;
    private readonly IAccessTokens tokens;
    private readonly IVersionNegotiator versions;
    private readonly ContractProfile profile;

    internal RegistryCalls(INserTransport transport, IAccessTokens tokens, IVersionNegotiator versions, ContractProfile profile, RegistryOptions options)
    {
        this.transport = transport;
        this.tokens = tokens;
        this.versions = versions;
        this.profile = profile;
        Options = options;
        Json = new RegistryJson(profile);
        Confidential = new ConfidentialRows(Json, options.Decryption);
    }

    internal ContractProfile Profile => profile;

    internal RegistryOptions Options { get; }

    internal RegistryJson Json { get; }

    /// <summary>Opens rows with an encrypted part.</summary>
    internal ConfidentialRows Confidential { get; }

    internal async Task<NserAccount> AccountAsync(CancellationToken cancellationToken) =>
        NserAccount.Of(await tokens.GetAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Asks in the negotiated version; once more in another when the server has retired it meanwhile.</summary>
    /// <exception cref="NserException">The call failed, or the role cannot ask this.</exception>
    internal async Task<RegistryAnswer<T>> SendAsync<T>(Func<NserApiVersion, RegistryCall<T>> make, CancellationToken cancellationToken)
        where T : class
    {
        var version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(make(version), version, cancellationToken).ConfigureAwait(false);
        }
        catch (NserVersionRetiredException)
        {
            var next = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
            if (next == version)
            {
                throw;
            }

            return await SendAsync(make(next), next, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks in a version that is already settled.</summary>
    /// <exception cref="NserException">The call failed, or the role cannot ask this.</exception>
    internal async Task<RegistryAnswer<T>> SendAsync<T>(RegistryCall<T> call, NserApiVersion version, CancellationToken cancellationToken)
        where T : class
    {
        var role = NserAccount.RoleOf(await tokens.GetAsync(cancellationToken).ConfigureAwait(false));
        RolePermissions.Check(role, call.Operation, call.ParameterNames);
        var sent = new NserCall(call.Operation, version)
        {
            RouteValues = call.RouteValues,
            Query = call.Query,
            Headers = call.Headers,
            Body = call.Body,
            RepeatIsSafe = true,
            Accepts = call.Accepts,
            Decode = call.Decode,
            DecodeTakesAll = call.DecodeTakesAll,
            ParameterNames = call.ParameterNames,
        };
        var answer = await transport.SendAsync(sent, cancellationToken).ConfigureAwait(false);
        return new((T?)answer.Decoded, version, role, answer.Status, answer.Headers, answer.RequestId)
        {
            RowsReturned = (int?)Number(answer.Headers, "Nser-Rows-Returned"),
            RowsRemaining = Number(answer.Headers, "Nser-Rows-Remaining"),
            Problem = answer.Problem,
        };
    }

    private long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(profile.Headers[name], out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
