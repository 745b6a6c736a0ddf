using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Lifecycle;
using Nser.Standards;

namespace Nser.Client.Sandbox.Endpoints;

/// <summary>Lists the versions with their lifecycle.</summary>
internal sealed class VersionsEndpoint(ReplyWriter write, SandboxVersions versions, IReadOnlyList<ServedRoute> routes) : IEndpoint
{
    public Reply Answer(Exchange exchange) => Reply.Json(200, new JsonObject
    {
        [write.Name("versions")] = new JsonArray([.. versions.Known.Select(Describe)]),
    });

    private JsonObject Describe(NserApiVersion version)
    {
        var lifecycle = versions.Of(version);
        var described = new JsonObject
        {
            [write.Name("version")] = version.ToString(),
            [write.Name("status")] = write.Profile.Values[versions.StatusOf(lifecycle)],
        };
        Dates(described, lifecycle);
        described[write.Name("releaseNotes")] = $"/openapi/release-notes.v{version}.md";
        described[write.Name("specification")] = $"/openapi/cognitive-api.v{version}.json";
        described[write.Name("methods")] = new JsonArray([.. routes.Where(route => route.Version == version).SelectMany(Method)]);
        return described;
    }

    /// <summary>Only a method with a lifecycle of its own is worth a line.</summary>
    private IEnumerable<JsonNode> Method(ServedRoute route)
    {
        if (versions.Of(route.Operation, route.Version!.Value) is { } lifecycle)
        {
            var described = new JsonObject { [write.Name("method")] = route.Method, [write.Name("path")] = route.Template };
            Dates(described, lifecycle);
            if (routes.FirstOrDefault(other => other.Operation == route.Operation && other.Library == route.Library && other.Version == lifecycle.Successor) is { } successor)
            {
                described[write.Name("successor")] = successor.Template;
            }

            yield return described;
        }
    }

    private void Dates(JsonObject described, LifecycleDates lifecycle)
    {
        if (lifecycle.DeprecatedOn is { } deprecated)
        {
            described[write.Name("deprecatedOn")] = ReplyWriter.Instant(deprecated);
        }

        if (lifecycle.SunsetOn is { } sunset)
        {
            described[write.Name("sunsetOn")] = ReplyWriter.Instant(sunset);
        }
    }
}
