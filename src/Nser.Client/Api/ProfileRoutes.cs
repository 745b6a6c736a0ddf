using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Api;

/// <summary>Reads the section <c>routes</c> of a profile.</summary>
internal sealed class ProfileRoutes(IReadOnlyList<ContractRoute> basis, ProfileFaults faults)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH"];
    private static readonly Dictionary<string, NserOperation> Operations =
        Enum.GetValues<NserOperation>().ToDictionary(operation => operation.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly ContractRoute[] routes = [.. basis];

    internal IReadOnlyList<ContractRoute> Read(JsonElement section, string at)
    {
        foreach (var entry in faults.Members(section, at))
        {
            if (!Operations.TryGetValue(entry.Name, out var operation))
            {
                faults.Add(entry.At, $"no such operation; known are {string.Join(", ", Operations.Keys)}.");
            }
            else if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                Replace(operation, _ => true, entry.Value, entry.At);
            }
            else
            {
                foreach (var version in faults.Members(entry.Value, entry.At))
                {
                    Replace(operation, route => NserApiVersion.TryParse(version.Name, out var named) && route.Version == named, version.Value, version.At);
                }
            }
        }

        return routes;
    }

    private void Replace(NserOperation operation, Predicate<ContractRoute> chosen, JsonElement value, string at)
    {
        var parts = faults.Text(value, at)?.Split(' ');
        if (parts is null)
        {
            return;
        }

        if (parts is not [var method, ['/', ..] template] || !Methods.Contains(method, StringComparer.Ordinal) || template.AsSpan().IndexOfAny("?#\\") >= 0)
        {
            faults.Add(at, $"expected one of {string.Join(", ", Methods)}, a space and an absolute path without query, for example \"POST /api/v{{version}}/auth/token\".");
            return;
        }

        var found = false;
        for (var i = 0; i < routes.Length; i++)
        {
            if (routes[i].Operation == operation && chosen(routes[i]))
            {
                found = true;
                CheckPlaceholders(routes[i], template, at);
                routes[i] = routes[i] with { Method = new HttpMethod(method), Template = template };
            }
        }

        if (!found)
        {
            var versions = routes.Where(route => route.Operation == operation && route.Version is not null).Select(route => route.Version.ToString()).ToArray();
            faults.Add(at, versions.Length == 0 ? $"{operation} stands outside the versions; give its route as a text." : $"{operation} has no such version; it has {string.Join(", ", versions)}.");
        }
    }

    /// <summary>A placeholder that nothing fills, or a value that has no place, would only show at the first call.</summary>
    private void CheckPlaceholders(ContractRoute route, string template, string at)
    {
        try
        {
            var given = ContractTemplate.Placeholders(template);
            var needed = ContractTemplate.Placeholders(basis.First(before => before.Operation == route.Operation && before.Version == route.Version).Template);
            needed.Remove(ContractTemplate.Version);
            if (route.Version is not null)
            {
                given.Remove(ContractTemplate.Version);
            }

            if (!given.SetEquals(needed))
            {
                faults.Add(at, needed.Count == 0 ? "expected no placeholder but {version}." : $"expected the placeholders {string.Join(", ", needed.Select(name => $"{{{name}}}"))}, and {{version}} if wanted.");
            }
        }
        catch (FormatException)
        {
            faults.Add(at, "the braces do not pair.");
        }
    }
}
