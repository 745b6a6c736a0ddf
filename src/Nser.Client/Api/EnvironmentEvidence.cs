using Nser.Standards;

namespace Nser.Client.Api;

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
