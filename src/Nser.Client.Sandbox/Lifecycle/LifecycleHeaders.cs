using System.Globalization;
using Nser.Client.Api;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Lifecycle;

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
