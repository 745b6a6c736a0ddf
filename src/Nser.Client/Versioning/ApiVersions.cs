using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Versioning;

/// <summary>The versions of the API: what the server offers, and which is in use.</summary>
public sealed class ApiVersions
{
    private readonly VersionNegotiator negotiator;

    internal ApiVersions(VersionNegotiator negotiator) => this.negotiator = negotiator;

    /// <summary>Asks the server for its versions with their lifecycle (<c>GET /api/versions</c>).</summary>
    /// <exception cref="NserException">The call failed.</exception>
    public Task<IReadOnlyList<ApiVersionInfo>> ListAsync(CancellationToken cancellationToken = default) => negotiator.ListAsync(cancellationToken);

    /// <summary>The version in use: the pinned one, or the highest that both sides speak. Asked of the server once, then kept.</summary>
    /// <exception cref="NserVersionRetiredException">No version fits.</exception>
    /// <exception cref="NserException">The call failed.</exception>
    public async Task<NserApiVersion> CurrentAsync(CancellationToken cancellationToken = default) => await negotiator.GetAsync(cancellationToken).ConfigureAwait(false);
}
