using Nser.Standards;

namespace Nser.Client.Api;

/// <summary>
/// Where and under which names a Cognitive API serves what this library asks: routes, headers, envelope and token members, limits,
/// what it offers for safe repeats, and by what staging is told from live.
/// </summary>
/// <remarks>
/// BISP gives partners the detailed specification under an agreement. The <see cref="Default"/> is this project's own reading of the
/// published protocol; a partner whose specification differs loads one JSON file that names only what differs (<c>docs/contract-profile.md</c>).
/// </remarks>
public sealed record ContractProfile
{
    /// <summary>The contract of <c>schemas/cognitive-api.*.openapi.json</c>.</summary>
    public static ContractProfile Default { get; } = DefaultContract.Create();

    /// <summary>A name for logs and reports. Default <c>default</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One route for each operation and version. A version without a route for an operation does not have it: calls end with <c>NserVersionRetiredException</c>.</summary>
    public required IReadOnlyList<ContractRoute> Routes { get; init; }

    /// <summary>What the server calls the routes of operations that this library does not know, for interfaces of the partner's own. Default none.</summary>
    public IReadOnlyList<CustomRoute> CustomRoutes { get; init; } = [];

    /// <summary>The path segments of the three libraries, by <c>programme-enrollments</c>, <c>asset-deliveries</c>, <c>geo-units</c>.</summary>
    public required ContractNames Libraries { get; init; }

    /// <summary>Header names, but for the one that names the environment: that stands in <see cref="Environment"/>.</summary>
    public required ContractNames Headers { get; init; }

    /// <summary>Member names of envelopes, problems, tokens and query parameters; a record's own fields are the standards' and do not change.</summary>
    public required ContractNames Members { get; init; }

    /// <summary>Token claims: <c>org</c> and <c>role</c>.</summary>
    public required ContractNames Claims { get; init; }

    /// <summary>Problem types (RFC 9457) by this contract's short names, for example <c>token-expired</c>.</summary>
    public required ContractNames Problems { get; init; }

    /// <summary>Words that answers use: outcomes, batch states and version states.</summary>
    public required ContractNames Values { get; init; }

    /// <summary>The limits of one batch, by version.</summary>
    public required IReadOnlyDictionary<NserApiVersion, PushLimits> Limits { get; init; }

    /// <summary>What each version offers for safe repeats.</summary>
    public required IReadOnlyDictionary<NserApiVersion, SafeRepeat> SafeRepeats { get; init; }

    /// <summary>By what the environment guard tells staging from live.</summary>
    public required EnvironmentEvidence Environment { get; init; }

    /// <summary>Reads a profile from a JSON file. What the file does not name stays as in <see cref="Default"/>.</summary>
    /// <exception cref="FormatException">The file is not JSON or names something unknown; the message lists every fault with its JSON Pointer.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ContractProfile Load(string path)
    {
        using var file = File.OpenRead(path);
        return Load(file);
    }

    /// <inheritdoc cref="Load(string)"/>
    public static ContractProfile Load(Stream json) => ContractProfileReader.Read(json, Default);

    /// <summary>The route of an operation in a version.</summary>
    /// <exception cref="NotSupportedException">The version has no such operation.</exception>
    public ContractRoute Route(NserOperation operation, NserApiVersion? version) =>
        FindRoute(operation, version) ?? throw new NotSupportedException($"{operation} does not exist in version {version?.ToString() ?? "(none)"} of the contract.");

    /// <summary>The route of an operation in a version; <see langword="null"/> when the version has no such operation.</summary>
    internal ContractRoute? FindRoute(NserOperation operation, NserApiVersion? version) =>
        Routes.FirstOrDefault(route => route.Operation == operation && (route.Version is null || route.Version == version));

    /// <summary>The route of an operation that this library does not know.</summary>
    /// <param name="method">The method that the interface asks with.</param>
    /// <param name="template">The path template of the interface.</param>
    /// <param name="version">The version; <see langword="null"/> when the path has none, or it is not settled.</param>
    internal ContractRoute CustomRoute(HttpMethod method, string template, NserApiVersion? version) =>
        CustomRoutes.FirstOrDefault(route => route.Method == method && route.Template == template) is { } custom
            ? new(NserOperation.Other, version, custom.ServerMethod, custom.ServerTemplate)
            : new(NserOperation.Other, version, method, template.Replace(ContractTemplate.AnyVersion, $"/v{{{ContractTemplate.Version}}}/", StringComparison.Ordinal));

    /// <summary>The name; nothing else is worth a log line.</summary>
    public override string ToString() => $"{nameof(ContractProfile)} {Name}";
}

/// <summary>What the server calls the route of an operation that this library does not know.</summary>
/// <param name="Method">The method that the interface asks with.</param>
/// <param name="Template">The path template of the interface, for example <c>/api/v*/grievances/{id}</c>.</param>
/// <param name="ServerMethod">The method that the server serves.</param>
/// <param name="ServerTemplate">The server's path template, with the same placeholders; <c>{version}</c> may be left out.</param>
public sealed record CustomRoute(HttpMethod Method, string Template, HttpMethod ServerMethod, string ServerTemplate);

/// <summary>How large one batch may be.</summary>
/// <param name="Records">Most records in one batch, at least 1.</param>
/// <param name="Bytes">Most bytes of one batch's body before compression.</param>
public sealed record PushLimits(int Records, long Bytes);

/// <summary>What a server offers so that a batch whose answer was lost can be sent again without storing a record twice.</summary>
public enum SafeRepeat
{
    /// <summary>Nothing: a lost answer leaves the outcome unknown and the batch is not sent again.</summary>
    None,

    /// <summary>Records can be looked up by record id; a lost batch is looked up before it is sent again.</summary>
    Lookup,

    /// <summary>A record with a known record id and the same content is a duplicate and is stored once.</summary>
    UpsertByRecordId,

    /// <summary>The same key (or batch id) with the same content gets the first answer again. The default of both versions.</summary>
    IdempotencyKey,
}

/// <summary>By what the environment guard tells staging from live. Whatever is declared must agree with the options, or no record leaves.</summary>
public sealed record EnvironmentEvidence
{
    /// <summary>The token claim that names the environment; <see langword="null"/> when tokens do not say. Default <c>env</c>.</summary>
    public string? TokenClaim { get; init; } = "env";

    /// <summary>The response header that names the environment; <see langword="null"/> when answers do not say. Default <c>Nser-Environment</c>.</summary>
    public string? Header { get; init; } = "Nser-Environment";

    /// <summary>How claim and header spell staging. Default <c>staging</c>.</summary>
    public string StagingValue { get; init; } = "staging";

    /// <summary>How claim and header spell live. Default <c>live</c>.</summary>
    public string LiveValue { get; init; } = "live";

    /// <summary>Host names that are staging; empty when hosts are no evidence. Default empty.</summary>
    public IReadOnlyList<string> StagingHosts { get; init; } = [];

    /// <summary>Host names that are live; empty when hosts are no evidence. Default empty.</summary>
    public IReadOnlyList<string> LiveHosts { get; init; } = [];

    /// <summary>How claim and header spell <paramref name="environment"/>.</summary>
    public string Value(NserEnvironment environment) => environment == NserEnvironment.Live ? LiveValue : StagingValue;
}
