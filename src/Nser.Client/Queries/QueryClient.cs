using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Versioning;
using Nser.Standards;

namespace Nser.Client.Queries;

/// <summary>The one way of a question to the registry: version, role, call, decoded answer.</summary>
internal sealed class QueryClient
{
    private readonly INserTransport transport;
    private readonly IAccessTokens tokens;
    private readonly IVersionNegotiator versions;
    private readonly ContractProfile profile;
    private readonly ConcurrentDictionary<IJsonTypeInfoResolver, QueryJson> json = new();
    private readonly RowBudget? budget;

    /// <param name="transport">Sends the calls.</param>
    /// <param name="tokens">Says in which role the answers are read.</param>
    /// <param name="versions">Says which version to speak.</param>
    /// <param name="profile">The names that the server uses.</param>
    /// <param name="options">How to read the registry.</param>
    /// <param name="time">The clock of the budget's months.</param>
    /// <param name="askSpent">Asks what was read in a period; called only when the options set a budget.</param>
    internal QueryClient(
        INserTransport transport, IAccessTokens tokens, IVersionNegotiator versions, ContractProfile profile, QueryOptions options, TimeProvider time,
        Func<QueryClient, DateOnly, DateOnly, CancellationToken, Task<RowUsage>> askSpent)
    {
        this.transport = transport;
        this.tokens = tokens;
        this.versions = versions;
        this.profile = profile;
        Options = options;
        Confidential = new ConfidentialRows(options.Decryption);
        budget = options.Budget is { } limits ? new(limits, (from, to, stop) => askSpent(this, from, to, stop), time) : null;
    }

    internal ContractProfile Profile => profile;

    internal QueryOptions Options { get; }

    /// <summary>The JSON of one kind of query, with the server's names for the API's own members.</summary>
    internal QueryJson Json(IJsonTypeInfoResolver context) => json.GetOrAdd(context, static (added, names) => new(names, added), profile);

    /// <summary>Opens rows with an encrypted part.</summary>
    internal ConfidentialRows Confidential { get; }

    internal async Task<NserAccount> AccountAsync(CancellationToken cancellationToken) =>
        NserAccount.Of(await tokens.GetAsync(cancellationToken).ConfigureAwait(false));

    internal ValueTask<NserApiVersion> VersionAsync(CancellationToken cancellationToken) => versions.GetAsync(cancellationToken);

    /// <summary>Asks in the negotiated version; once more in another when the server has retired it meanwhile.</summary>
    /// <param name="make">Makes the call for a version.</param>
    /// <param name="decode">Reads the body of a success.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="NserException">The call failed, or the role cannot ask this.</exception>
    internal async Task<QueryAnswer<T>> SendAsync<T>(Func<NserApiVersion, NserCall> make, Func<ReadOnlyMemory<byte>, T> decode, CancellationToken cancellationToken)
        where T : class
    {
        var version = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(make(version), decode, cancellationToken).ConfigureAwait(false);
        }
        catch (NserVersionRetiredException refused) when (!refused.OutcomeUnknown)
        {
            var next = await versions.GetAsync(cancellationToken).ConfigureAwait(false);
            if (next == version)
            {
                throw;
            }

            return await SendAsync(make(next), decode, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks in the version that the call names.</summary>
    /// <exception cref="NserException">The call failed, or the role cannot ask this.</exception>
    internal async Task<QueryAnswer<T>> SendAsync<T>(NserCall call, Func<ReadOnlyMemory<byte>, T> decode, CancellationToken cancellationToken)
        where T : class
    {
        var role = NserAccount.RoleOf(await tokens.GetAsync(cancellationToken).ConfigureAwait(false));
        RolePermissions.Check(role, call.Operation, call.ParameterNames);
        using var own = call is { Rows: null, RowsAtMost: > 0 and var most } ? await SetAsideAsync(call.Operation, most, most, cancellationToken).ConfigureAwait(false) : null;
        var rows = (RowReservation?)call.Rows ?? own;
        var answer = await transport.SendAsync(call with { Decode = decode, Rows = rows }, cancellationToken).ConfigureAwait(false);
        rows?.Charge(answer.Decoded is null ? 0 : Number(answer.Headers, "Nser-Rows-Returned"));
        return new(call.Operation, (T?)answer.Decoded, call.Version!.Value, role, answer.Status, answer.Headers, answer.RequestId)
        {
            RowsRemaining = Number(answer.Headers, "Nser-Rows-Remaining"),
            Problem = answer.Problem,
        };
    }

    /// <summary>Sets rows of the budget aside for the next answer, or fewer when fewer are left; <see langword="null"/> without a budget.</summary>
    /// <exception cref="NserThrottledException">Not one row is left, or not all that are needed; nothing was sent.</exception>
    internal async Task<RowReservation?> SetAsideAsync(NserOperation operation, int wanted, int needed, CancellationToken cancellationToken) =>
        budget is null ? null : await budget.SetAsideAsync(operation, wanted, needed, cancellationToken).ConfigureAwait(false);

    private long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(profile.Headers[name], out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>A whole answer of the registry, decoded.</summary>
internal sealed record QueryAnswer<T>(NserOperation Operation, T? Value, NserApiVersion Version, NserRole? Role, HttpStatusCode Status, HttpResponseHeaders Headers, string RequestId)
    where T : class
{
    /// <summary>The decoded body of a success.</summary>
    /// <exception cref="InvalidOperationException">The status is one that the caller accepts beside success.</exception>
    internal T Body => Value ?? throw new InvalidOperationException($"An answer with status {(int)Status} has no decoded body.");

    /// <summary>Rows left of the account's limit, when it has one.</summary>
    internal long? RowsRemaining { get; init; }

    /// <summary>The problem, when the status is not a success.</summary>
    internal NserProblem? Problem { get; init; }

    /// <summary>The error that says why this answer cannot be used.</summary>
    internal NserTransportException Unusable(string message) => new(message) { Operation = Operation, RequestId = RequestId, Status = (int)Status };
}
