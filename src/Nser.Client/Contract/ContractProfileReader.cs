using System.Text.Json;

namespace Nser.Client.Contract;

/// <summary>Lays a profile file over another profile, collecting every fault before it refuses.</summary>
internal sealed class ContractProfileReader
{
    private readonly ContractProfile basis;
    private readonly List<string> faults = [];

    private ContractProfileReader(ContractProfile basis) => this.basis = basis;

    internal static ContractProfile Read(Stream json, ContractProfile basis)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new ContractProfileReader(basis).Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException($"The contract profile is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.", error);
        }
    }

    private ContractProfile Read(JsonElement root)
    {
        var profile = basis;
        foreach (var section in Members(root, ""))
        {
            var at = "/" + section.Name;
            profile = section.Name switch
            {
                "name" => profile with { Name = Text(section.Value, at) ?? basis.Name },
                "routes" => profile with { Routes = Routes(section.Value, at) },
                "libraries" => profile with { Libraries = Names(section.Value, at, basis.Libraries) },
                "headers" => profile with { Headers = Names(section.Value, at, basis.Headers) },
                "members" => profile with { Members = Names(section.Value, at, basis.Members) },
                "claims" => profile with { Claims = Names(section.Value, at, basis.Claims) },
                "problems" => profile with { Problems = Names(section.Value, at, basis.Problems) },
                "values" => profile with { Values = Names(section.Value, at, basis.Values) },
                "limits" => profile with { Limits = ByVersion(section.Value, at, basis.Limits, Limits) },
                "safeRepeats" => profile with { SafeRepeats = ByVersion(section.Value, at, basis.SafeRepeats, Repeat) },
                "environment" => profile with { Environment = Environment(section.Value, at) },
                _ => Unknown(profile, at, "name, routes, libraries, headers, members, claims, problems, values, limits, safeRepeats, environment"),
            };
        }

        var evidence = profile.Environment;
        if (evidence is { TokenClaim: null, Header: null, StagingHosts.Count: 0 } or { TokenClaim: null, Header: null, LiveHosts.Count: 0 })
        {
            faults.Add("/environment: declare at least one of tokenClaim, header, or both host lists; without evidence live cannot be told from staging.");
        }

        return faults.Count == 0 ? profile : throw new FormatException("The contract profile has faults:\n" + string.Join('\n', faults));
    }

    private List<ContractRoute> Routes(JsonElement section, string at)
    {
        var routes = basis.Routes.ToList();
        foreach (var entry in Members(section, at))
        {
            var place = $"{at}/{entry.Name}";
            if (!Enum.TryParse<NserOperation>(entry.Name, ignoreCase: true, out var operation) || !char.IsLetter(entry.Name[0]))
            {
                faults.Add($"{place}: no such operation; known are {string.Join(", ", Enum.GetNames<NserOperation>())}.");
            }
            else if (entry.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var version in Members(entry.Value, place))
                {
                    Replace(routes, operation, version.Name, version.Value, $"{place}/{version.Name}");
                }
            }
            else
            {
                Replace(routes, operation, null, entry.Value, place);
            }
        }

        return routes;
    }

    private void Replace(List<ContractRoute> routes, NserOperation operation, string? version, JsonElement value, string at)
    {
        var parts = Text(value, at)?.Split(' ', 2) ?? [];
        if (parts is not [var method, ['/', ..] template])
        {
            faults.Add($"{at}: a route is a method and an absolute path, for example \"POST /api/v{{version}}/auth/token\".");
            return;
        }

        var found = false;
        for (var i = 0; i < routes.Count; i++)
        {
            if (routes[i].Operation == operation && (version is null || routes[i].Version?.ToString() == version))
            {
                routes[i] = routes[i] with { Method = new HttpMethod(method), Template = template };
                found = true;
            }
        }

        if (!found)
        {
            faults.Add($"{at}: {operation} does not exist in version {version}.");
        }
    }

    private ContractNames Names(JsonElement section, string at, ContractNames names)
    {
        var changes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in Members(section, at))
        {
            if (!names.Contains(entry.Name))
            {
                faults.Add($"{at}/{entry.Name}: the contract has no such name; known are {string.Join(", ", names.Canonical.Order(StringComparer.Ordinal))}.");
            }
            else if (Text(entry.Value, $"{at}/{entry.Name}") is { } name)
            {
                changes[entry.Name] = name;
            }
        }

        return names.With(changes);
    }

    private Dictionary<NserApiVersion, T> ByVersion<T>(JsonElement section, string at, IReadOnlyDictionary<NserApiVersion, T> basis, Func<JsonElement, string, T, T> read)
    {
        var values = new Dictionary<NserApiVersion, T>(basis);
        foreach (var entry in Members(section, at))
        {
            if (NserApiVersion.TryParse(entry.Name, out var version) && values.TryGetValue(version, out var before))
            {
                values[version] = read(entry.Value, $"{at}/{entry.Name}", before);
            }
            else
            {
                faults.Add($"{at}/{entry.Name}: no such version; known are {string.Join(", ", values.Keys)}.");
            }
        }

        return values;
    }

    private PushLimits Limits(JsonElement value, string at, PushLimits limits)
    {
        foreach (var entry in Members(value, at))
        {
            if (entry.Value.ValueKind != JsonValueKind.Number || !entry.Value.TryGetInt64(out var number) || number < 1 || number > int.MaxValue)
            {
                faults.Add($"{at}/{entry.Name}: expected a whole number from 1 to {int.MaxValue}.");
                continue;
            }

            limits = entry.Name switch
            {
                "records" => limits with { Records = (int)number },
                "bytes" => limits with { Bytes = number },
                _ => Unknown(limits, $"{at}/{entry.Name}", "records, bytes"),
            };
        }

        return limits;
    }

    private SafeRepeat Repeat(JsonElement value, string at, SafeRepeat before)
    {
        if (Enum.TryParse<SafeRepeat>(Text(value, at), ignoreCase: true, out var repeat) && Enum.IsDefined(repeat))
        {
            return repeat;
        }

        return Unknown(before, at, string.Join(", ", Enum.GetNames<SafeRepeat>()));
    }

    private EnvironmentEvidence Environment(JsonElement section, string at)
    {
        var evidence = basis.Environment;
        foreach (var entry in Members(section, at))
        {
            var place = $"{at}/{entry.Name}";
            var isNull = entry.Value.ValueKind == JsonValueKind.Null;
            evidence = entry.Name switch
            {
                "tokenClaim" => evidence with { TokenClaim = isNull ? null : Text(entry.Value, place) },
                "header" => evidence with { Header = isNull ? null : Text(entry.Value, place) },
                "stagingValue" => evidence with { StagingValue = Text(entry.Value, place) ?? evidence.StagingValue },
                "liveValue" => evidence with { LiveValue = Text(entry.Value, place) ?? evidence.LiveValue },
                "stagingHosts" => evidence with { StagingHosts = Texts(entry.Value, place) },
                "liveHosts" => evidence with { LiveHosts = Texts(entry.Value, place) },
                _ => Unknown(evidence, place, "tokenClaim, header, stagingValue, liveValue, stagingHosts, liveHosts"),
            };
        }

        return evidence;
    }

    private List<JsonProperty> Members(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return [.. value.EnumerateObject()];
        }

        faults.Add($"{(at.Length == 0 ? "/" : at)}: expected an object.");
        return [];
    }

    private List<string> Texts(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            faults.Add($"{at}: expected an array of texts.");
            return [];
        }

        return [.. value.EnumerateArray().Select((item, index) => Text(item, $"{at}/{index}")).OfType<string>()];
    }

    private string? Text(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        faults.Add($"{at}: expected a text that is not empty.");
        return null;
    }

    private T Unknown<T>(T unchanged, string at, string known)
    {
        faults.Add($"{at}: unknown; known are {known}.");
        return unchanged;
    }
}
