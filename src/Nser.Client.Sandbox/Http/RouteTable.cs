using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Sandbox.Http;

/// <summary>The routes that the profile names and the sandbox serves. ASP.NET's routing finds the route of a request.</summary>
internal sealed class RouteTable(ContractProfile profile, IReadOnlyCollection<NserOperation> operations)
{
    internal IReadOnlyList<ServedRoute> Routes { get; } = [.. profile.Routes.Where(route => operations.Contains(route.Operation)).SelectMany(route => Served(profile, route))];

    /// <summary>Adds an endpoint for each route. If two routes match, the first one counts, as in the profile.</summary>
    internal void Map(IEndpointRouteBuilder host, RequestDelegate handle)
    {
        var order = 0;
        foreach (var route in Routes)
        {
            host.MapMethods(route.Template, [route.Method], handle).WithMetadata(route).WithOrder(order++);
        }

        foreach (var template in profile.Routes.Select(route => route.Template).Where(template => template.Contains("{version}", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal))
        {
            host.Map(template, handle).WithMetadata(new VersionedForm(template)).WithOrder(order++);
        }
    }

    /// <summary>The route of a request; <see langword="null"/> when it has none.</summary>
    internal static RouteMatch? Of(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<ServedRoute>() is { } route && IsExact(http, route.Template)
            ? new(route, Value(http, "recordId"), Value(http, "batchId"), Value(http, "id"))
            : null;

    /// <summary>The version in a path that has the form of a route; <see langword="null"/> when it has no such form.</summary>
    internal static string? VersionIn(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<VersionedForm>() is { } form && IsExact(http, form.Template) ? Value(http, "version") : null;

    private static IEnumerable<ServedRoute> Served(ContractProfile profile, ContractRoute route)
    {
        var template = route.Template.Replace("{version}", route.Version?.ToString(), StringComparison.Ordinal);
        return template.Contains("{library}", StringComparison.Ordinal)
            ? profile.Libraries.Canonical.Select(library => new ServedRoute(route.Operation, route.Version, route.Method.Method, template.Replace("{library}", profile.Libraries[library], StringComparison.Ordinal), library))
            : [new ServedRoute(route.Operation, route.Version, route.Method.Method, template, null)];
    }

    private static string Value(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";

    // The routing ignores case and a slash at the end. A real server may not, so the sandbox does not either.
    private static bool IsExact(HttpContext http, string template) =>
        http.Request.RouteValues.Aggregate(template, (path, value) => path.Replace($"{{{value.Key}}}", value.Value as string, StringComparison.Ordinal)) == http.Request.Path.Value;

    /// <summary>A path with a version in it, whether the sandbox serves that version or not.</summary>
    private sealed record VersionedForm(string Template);
}

/// <summary>A request's route with the values of its placeholders; empty where the route has none.</summary>
internal sealed record RouteMatch(ServedRoute Route, string RecordId, string BatchId, string Id);

/// <summary>A route that the sandbox serves, as the OpenAPI documents write it: version and library filled in, ids as placeholders.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Version">The version; <see langword="null"/> for a route outside the versions.</param>
/// <param name="Method">The HTTP method, for example <c>POST</c>.</param>
/// <param name="Template">The path, for example <c>/api/v2.0/asset-deliveries/{recordId}</c>.</param>
/// <param name="Library">The library by its name in this project's contract; <see langword="null"/> when the route has none.</param>
public sealed record ServedRoute(NserOperation Operation, NserApiVersion? Version, string Method, string Template, string? Library);
