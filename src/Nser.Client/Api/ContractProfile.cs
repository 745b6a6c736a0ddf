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

    /// <summary>The name; nothing else is worth a log line.</summary>
    public override string ToString() => $"{nameof(ContractProfile)} {Name}";
}
