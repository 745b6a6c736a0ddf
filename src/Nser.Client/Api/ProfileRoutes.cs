using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Api;

/// <summary>Reads the sections <c>routes</c> and <c>customRoutes</c> of a profile.</summary>
internal sealed class ProfileRoutes(IReadOnlyList<ContractRoute> basis, ProfileFaults faults)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH"];
    private static readonly Dictionary<string, NserOperation> Operations =
        Enum.GetValues<NserOperation>().Where(operation => operation != NserOperation.Other).ToDictionary(operation => operation.ToString(), StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Reads the routes of operations that this library does not know: what an interface asks for, and what the server calls it.</summary>
    internal IReadOnlyList<CustomRoute> ReadCustom(JsonElement section, string at)
    {
        var custom = new List<CustomRoute>();
        foreach (var entry in faults.Members(section, at))
        {
            if (Parts(entry.Name, entry.At) is not var (method, template) || faults.Text(entry.Value, entry.At) is not { } text || Parts(text, entry.At) is not var (newMethod, newTemplate))
            {
                continue;
            }

            if (DefaultContract.OperationOf(method, template) is var known and not NserOperation.Other)
            {
                faults.Add(entry.At, $"this is the route of {known}; name that operation under routes.");
            }
            else
            {
                CheckPlaceholders(template, newTemplate, hasVersion: true, entry.At);
                custom.Add(new(method, template, newMethod, newTemplate));
            }
        }

        return custom;
    }

    private (HttpMethod Method, string Template)? Parts(string text, string at)
    {
        if (text.Split(' ') is [var method, ['/', ..] template] && Methods.Contains(method, StringComparer.Ordinal) && template.AsSpan().IndexOfAny("?#\\") < 0)
        {
            return (new HttpMethod(method), template);
        }

        faults.Add(at, $"expected one of {string.Join(", ", Methods)}, a space and an absolute path without query, for example \"POST /api/v{{version}}/auth/token\".");
        return null;
    }

    private void Replace(NserOperation operation, Predicate<ContractRoute> chosen, JsonElement value, string at)
    {
        if (faults.Text(value, at) is not { } text || Parts(text, at) is not var (method, template))
        {
            return;
        }

        var found = false;
        for (var i = 0; i < routes.Length; i++)
        {
            if (routes[i].Operation == operation && chosen(routes[i]))
            {
                found = true;
                var before = routes[i];
                CheckPlaceholders(basis.First(route => route.Operation == before.Operation && route.Version == before.Version).Template, template, before.Version is not null, at);
                routes[i] = before with { Method = method, Template = template };
            }
        }

        if (!found)
        {
            var versions = routes.Where(route => route.Operation == operation && route.Version is not null).Select(route => route.Version.ToString()).ToArray();
            faults.Add(at, versions.Length == 0 ? $"{operation} stands outside the versions; give its route as a text." : $"{operation} has no such version; it has {string.Join(", ", versions)}.");
        }
    }

    /// <summary>A placeholder that nothing fills, or a value that has no place, would only show at the first call.</summary>
    private void CheckPlaceholders(string before, string after, bool hasVersion, string at)
    {
        try
        {
            var given = ContractTemplate.Placeholders(after);
            var needed = ContractTemplate.Placeholders(before);
            needed.Remove(ContractTemplate.Version);
            if (hasVersion)
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
