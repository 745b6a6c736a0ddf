using System.Globalization;
using System.Text.Json;
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
        var call = new NserCall(NserOperation.Versions, null) { Anonymous = true, Send = static (api, call, stop) => api.ListVersionsAsync(call, stop) };
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

/// <summary>Which version to speak: asked once, cached, asked again when the server retires it.</summary>
internal interface IVersionNegotiator
{
    /// <summary>The version to use now.</summary>
    /// <exception cref="NserVersionRetiredException">No version fits the policy.</exception>
    ValueTask<NserApiVersion> GetAsync(CancellationToken cancellationToken);

    /// <summary>Says that the server no longer serves <paramref name="used"/>. Does nothing when a newer answer is already there.</summary>
    void Invalidate(NserApiVersion used);
}

/// <summary>Reads the versions list under the profile's names. Versions that this library cannot read are left out; they are of no use to it.</summary>
internal sealed class VersionListReader(ContractProfile profile)
{
    /// <exception cref="NserTransportException">The answer is not a versions list.</exception>
    internal IReadOnlyList<ApiVersionInfo> Read(ReadOnlyMemory<byte> answer)
    {
        using var json = Parse(answer);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty(profile.Members["versions"], out var versions) || versions.ValueKind != JsonValueKind.Array)
        {
            throw NotAList(null);
        }

        return [.. versions.EnumerateArray().Select(Version).OfType<ApiVersionInfo>()];
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return JsonDocument.Parse(answer);
        }
        catch (JsonException error)
        {
            throw NotAList(error);
        }
    }

    private static NserTransportException NotAList(Exception? error) =>
        new("The server's versions list is not of the contract: look at BaseAddress and the contract profile.", error) { Operation = NserOperation.Versions };

    private ApiVersionInfo? Version(JsonElement item) => item.ValueKind == JsonValueKind.Object && NserApiVersion.TryParse(Text(item, "version"), out var version)
        ? new()
        {
            Version = version,
            Status = Status(Text(item, "status")),
            DeprecatedOn = Instant(item, "deprecatedOn"),
            SunsetOn = Instant(item, "sunsetOn"),
            ReleaseNotes = Address(item, "releaseNotes"),
            Specification = Address(item, "specification"),
            Methods = item.TryGetProperty(profile.Members["methods"], out var methods) && methods.ValueKind == JsonValueKind.Array
                ? [.. methods.EnumerateArray().Where(method => method.ValueKind == JsonValueKind.Object).Select(Method)]
                : [],
        }
        : null;

    private ApiMethodInfo Method(JsonElement item) => new()
    {
        Method = Text(item, "method") ?? "",
        Path = Text(item, "path") ?? "",
        DeprecatedOn = Instant(item, "deprecatedOn"),
        SunsetOn = Instant(item, "sunsetOn"),
        Successor = Text(item, "successor"),
    };

    private ApiVersionStatus Status(string? word) =>
        word is not null && Enum.TryParse<ApiVersionStatus>(profile.Values.CanonicalOf(word), ignoreCase: true, out var status) ? status : ApiVersionStatus.Unknown;

    private DateTimeOffset? Instant(JsonElement item, string member) =>
        DateTimeOffset.TryParse(Text(item, member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private Uri? Address(JsonElement item, string member) => Uri.TryCreate(Text(item, member), UriKind.RelativeOrAbsolute, out var address) ? address : null;

    private string? Text(JsonElement item, string member) =>
        item.TryGetProperty(profile.Members[member], out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
