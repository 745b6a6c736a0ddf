using System.Text.RegularExpressions;
using Nser.Client.Api;
using Nser.Standards;

namespace Nser.Client.Sandbox.Http;

/// <summary>Finds the route of a request among those that the profile names and the sandbox serves.</summary>
internal sealed class RouteTable
{
    private readonly List<(ServedRoute Route, Regex Path)> served = [];
    private readonly List<Regex> versioned = [];

    internal RouteTable(ContractProfile profile, IReadOnlyCollection<NserOperation> operations)
    {
        foreach (var route in profile.Routes.Where(route => operations.Contains(route.Operation)))
        {
            var template = route.Template.Replace("{version}", route.Version?.ToString(), StringComparison.Ordinal);
            IEnumerable<string?> libraries = [null];
            if (template.Contains("{library}", StringComparison.Ordinal))
            {
                libraries = profile.Libraries.Canonical;
            }

            foreach (var library in libraries)
            {
                var path = library is null ? template : template.Replace("{library}", profile.Libraries[library], StringComparison.Ordinal);
                served.Add((new ServedRoute(route.Operation, route.Version, route.Method.Method, path, library), Pattern(path)));
            }

            if (route.Template.Contains("{version}", StringComparison.Ordinal))
            {
                versioned.Add(Pattern(route.Template));
            }
        }
    }

    internal IReadOnlyList<ServedRoute> Routes => [.. served.Select(entry => entry.Route)];

    internal RouteMatch? Find(string method, string path)
    {
        foreach (var (route, pattern) in served)
        {
            if (route.Method == method && pattern.Match(path) is { Success: true } match)
            {
                return new RouteMatch(route, match.Groups["recordId"].Value, match.Groups["batchId"].Value, match.Groups["id"].Value);
            }
        }

        return null;
    }

    /// <summary>The version in a path that has the form of a route; <see langword="null"/> when it has no such form.</summary>
    internal string? VersionIn(string path) =>
        versioned.Select(pattern => pattern.Match(path)).FirstOrDefault(match => match.Success)?.Groups["version"].Value;

    private static Regex Pattern(string template) =>
        new("^" + Regex.Replace(Regex.Escape(template), @"\\\{(\w+)}", "(?<$1>[^/]+)") + "$", RegexOptions.CultureInvariant);
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
