using Microsoft.Extensions.Logging;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.Versioning;

/// <summary>Chooses the version: the pinned one, or the highest that both sides speak. Asks the server once and again only after it refused the choice.</summary>
internal sealed class VersionNegotiator : IVersionNegotiator, IDisposable
{
    private readonly INserTransport transport;
    private readonly VersionListReader reader;
    private readonly NserApiVersion? pinned;
    private readonly ILogger logger;
    private readonly SharedTask<Choice> negotiation;
    private volatile Choice? choice;

    internal VersionNegotiator(INserTransport transport, ContractProfile profile, NserApiVersion? pinned, ILogger logger)
    {
        this.transport = transport;
        reader = new(profile);
        this.pinned = pinned;
        this.logger = logger;
        negotiation = new(NegotiateAsync);

        // A pinned version needs no question until the server refuses it.
        choice = pinned is { } version ? new(version) : null;
    }

    public async ValueTask<NserApiVersion> GetAsync(CancellationToken cancellationToken) =>
        (choice ?? await negotiation.JoinAsync(cancellationToken).ConfigureAwait(false)).Version;

    public void Invalidate(NserApiVersion used)
    {
        if (choice is { } current && current.Version == used)
        {
            Interlocked.CompareExchange(ref choice, null, current);
        }
    }

    /// <summary>What the server says of its versions, asked anew.</summary>
    /// <exception cref="NserException">The call failed.</exception>
    internal async Task<IReadOnlyList<ApiVersionInfo>> ListAsync(CancellationToken cancellationToken)
    {
        var call = new NserCall(NserOperation.Versions, null) { Anonymous = true, RepeatIsSafe = true };
        var answer = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return reader.Read(answer.Body);
    }

    public void Dispose() => negotiation.Dispose();

    private async Task<Choice> NegotiateAsync(CancellationToken cancellationToken)
    {
        if (choice is { } made)
        {
            return made;
        }

        var served = (await ListAsync(cancellationToken).ConfigureAwait(false)).Where(version => version.Status != ApiVersionStatus.Retired).Select(version => version.Version).ToList();
        var common = NserApiVersion.Known.Where(version => served.Contains(version) && (pinned is null || version == pinned)).ToList();
        if (common.Count == 0)
        {
            throw new NserVersionRetiredException(pinned is { } wanted
                ? $"The server does not serve the pinned version {wanted}; it serves {Names(served)}. Change PinnedVersion or leave it out."
                : $"The server serves {Names(served)}, this library speaks {Names(NserApiVersion.Known)}: update the library.")
            {
                Operation = NserOperation.Versions,
            };
        }

        var chosen = new Choice(common.Max());
        choice = chosen;
        Log.Negotiated(logger, chosen.Version);
        return chosen;
    }

    private static string Names(IEnumerable<NserApiVersion> versions) => string.Join(", ", versions) is { Length: > 0 } names ? names : "none";

    /// <summary>A reference, so that choosing and dropping a version are atomic.</summary>
    private sealed record Choice(NserApiVersion Version);
}
