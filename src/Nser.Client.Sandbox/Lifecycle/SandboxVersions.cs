using System.Collections.Concurrent;
using System.Globalization;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Lifecycle;

/// <summary>The versions that the sandbox serves and their lifecycle: deprecated from an instant, gone after another; whole versions and single methods.</summary>
/// <remarks>Instants stand on the sandbox's clock: set them ahead and advance the clock, or set them to now.</remarks>
public sealed class SandboxVersions
{
    private readonly ConcurrentDictionary<NserApiVersion, LifecycleDates> versions;
    private readonly ConcurrentDictionary<(NserOperation Operation, NserApiVersion Version), LifecycleDates> methods = new();
    private readonly TimeProvider clock;

    internal SandboxVersions(IEnumerable<NserApiVersion> served, TimeProvider clock)
    {
        versions = new(served.Select(version => KeyValuePair.Create(version, LifecycleDates.None)));
        this.clock = clock;
    }

    /// <summary>The versions that the sandbox knows, also retired ones, lowest first.</summary>
    public IReadOnlyList<NserApiVersion> Known => [.. versions.Keys.Order()];

    /// <summary>Deprecates a version from <paramref name="at"/>: it still answers, with <c>Deprecation</c>, <c>Sunset</c> (once one is set) and <c>Link</c>.</summary>
    /// <exception cref="ArgumentException">The sandbox does not serve the version.</exception>
    public void Deprecate(NserApiVersion version, DateTimeOffset at, NserApiVersion? successor = null) =>
        versions[Served(version)] = Of(version) with { DeprecatedOn = at, Successor = successor };

    /// <summary>Ends a version at <paramref name="at"/>: from then on it answers 410 <c>version-retired</c>.</summary>
    /// <exception cref="ArgumentException">The sandbox does not serve the version.</exception>
    public void Sunset(NserApiVersion version, DateTimeOffset at) =>
        versions[Served(version)] = Of(version) with { SunsetOn = at };

    /// <summary>Ends a version now.</summary>
    /// <exception cref="ArgumentException">The sandbox does not serve the version.</exception>
    public void Retire(NserApiVersion version) => Sunset(version, clock.GetUtcNow());

    /// <summary>Forgets a version altogether: 404 <c>version-unknown</c>.</summary>
    public void Withdraw(NserApiVersion version) => versions.TryRemove(version, out _);

    /// <summary>Brings a version back without any lifecycle.</summary>
    public void Restore(NserApiVersion version) => versions[version] = LifecycleDates.None;

    /// <summary>Deprecates one method of a version from <paramref name="at"/>.</summary>
    public void Deprecate(NserOperation operation, NserApiVersion version, DateTimeOffset at, NserApiVersion? successor = null) =>
        methods[(operation, version)] = (Of(operation, version) ?? LifecycleDates.None) with { DeprecatedOn = at, Successor = successor };

    /// <summary>Ends one method of a version at <paramref name="at"/>: from then on it answers 410 <c>method-retired</c>.</summary>
    public void Sunset(NserOperation operation, NserApiVersion version, DateTimeOffset at) =>
        methods[(operation, version)] = (Of(operation, version) ?? LifecycleDates.None) with { SunsetOn = at };

    internal LifecycleDates Of(NserApiVersion version) => versions.GetValueOrDefault(version, LifecycleDates.None);

    internal LifecycleDates? Of(NserOperation operation, NserApiVersion version) => methods.GetValueOrDefault((operation, version));

    internal bool IsKnown(NserApiVersion version) => versions.ContainsKey(version);

    internal bool IsRetired(LifecycleDates? lifecycle) => lifecycle?.SunsetOn <= clock.GetUtcNow();

    internal bool IsDeprecated(LifecycleDates? lifecycle) => lifecycle?.DeprecatedOn <= clock.GetUtcNow();

    /// <summary>The contract's word for the state: <c>supported</c>, <c>deprecated</c> or <c>retired</c>.</summary>
    internal string StatusOf(LifecycleDates lifecycle) => IsRetired(lifecycle) ? "retired" : IsDeprecated(lifecycle) ? "deprecated" : "supported";

    private NserApiVersion Served(NserApiVersion version) =>
        IsKnown(version) ? version : throw new ArgumentException($"The sandbox does not serve version {version}.", nameof(version));
}

/// <summary>When a version or a method is deprecated and when it ends, on the sandbox's clock.</summary>
internal sealed record LifecycleDates(DateTimeOffset? DeprecatedOn, DateTimeOffset? SunsetOn, NserApiVersion? Successor)
{
    internal static LifecycleDates None { get; } = new(null, null, null);
}

/// <summary>The header fields by which answers tell of versions: RFC 9745 (<c>Deprecation</c>), RFC 8594 (<c>Sunset</c>), RFC 8288 (<c>Link</c>).</summary>
internal sealed class LifecycleHeaders(ContractProfile profile, SandboxVersions versions)
{
    internal IEnumerable<KeyValuePair<string, string>> For(ServedRoute? route)
    {
        yield return new(profile.Headers["api-supported-versions"], List("supported"));
        if (List("deprecated") is { Length: > 0 } deprecated)
        {
            yield return new(profile.Headers["api-deprecated-versions"], deprecated);
        }

        if (route?.Version is not { } version)
        {
            yield break;
        }

        // What is said of the method is nearer to the caller than what is said of its version.
        var lifecycle = versions.Of(route.Operation, version) is { } own && versions.IsDeprecated(own) ? own : versions.Of(version);
        if (!versions.IsDeprecated(lifecycle))
        {
            yield break;
        }

        yield return new(profile.Headers["Deprecation"], "@" + lifecycle.DeprecatedOn!.Value.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        yield return new("Link", $"</openapi/release-notes.v{version}.md>; rel=\"deprecation\"");
        if (lifecycle.SunsetOn is { } sunset)
        {
            yield return new(profile.Headers["Sunset"], sunset.ToString("R", CultureInfo.InvariantCulture));
            yield return new("Link", $"</openapi/release-notes.v{version}.md>; rel=\"sunset\"");
        }

        if (lifecycle.Successor is { } successor)
        {
            yield return new("Link", $"</openapi/cognitive-api.v{successor}.json>; rel=\"successor-version\"");
        }
    }

    private string List(string status) =>
        string.Join(", ", versions.Known.Where(version => versions.StatusOf(versions.Of(version)) == status));
}
