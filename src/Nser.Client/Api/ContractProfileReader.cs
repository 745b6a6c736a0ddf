using System.Buffers;
using System.Text.Json;
using Nser.Standards;

namespace Nser.Client.Api;

/// <summary>Lays a profile file over another profile, collecting every fault before it refuses.</summary>
internal sealed class ContractProfileReader
{
    internal static readonly string[] Sections =
        ["name", "routes", "customRoutes", "libraries", "headers", "members", "claims", "problems", "values", "limits", "safeRepeats", "environment"];

    /// <summary>The characters of an HTTP token (RFC 9110, section 5.6.2).</summary>
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Words that must differ from each other; across groups a server may use one word twice.</summary>
    private static readonly string[][] ValueGroups =
        [["supported", "deprecated", "retired"], ["accepted", "duplicate", "rejected", "conflict"], ["processing", "completed"]];

    private readonly ContractProfile basis;
    private readonly ProfileFaults faults = new();

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
            throw new FormatException($"The contract profile is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
        }
    }

    private ContractProfile Read(JsonElement root)
    {
        var profile = basis;
        foreach (var (name, value, at) in faults.Members(root, ""))
        {
            profile = name switch
            {
                "name" => profile with { Name = faults.Text(value, at) ?? basis.Name },
                "routes" => profile with { Routes = new ProfileRoutes(basis.Routes, faults).Read(value, at) },
                "customRoutes" => profile with { CustomRoutes = new ProfileRoutes(basis.Routes, faults).ReadCustom(value, at) },
                "libraries" => profile with { Libraries = Different(Names(value, at, basis.Libraries), at) },
                "headers" => profile with { Headers = HeaderNames(value, at) },
                "members" => profile with { Members = Names(value, at, basis.Members) },
                "claims" => profile with { Claims = Different(Names(value, at, basis.Claims), at) },
                "problems" => profile with { Problems = Different(Names(value, at, basis.Problems), at) },
                "values" => profile with { Values = Values(value, at) },
                "limits" => profile with { Limits = ByVersion(value, at, basis.Limits, Limits) },
                "safeRepeats" => profile with { SafeRepeats = ByVersion(value, at, basis.SafeRepeats, Repeat) },
                "environment" => profile with { Environment = Environment(value, at) },
                _ => faults.Unknown(profile, at, Sections),
            };
        }

        faults.ThrowIfAny();
        return profile;
    }

    private ContractNames Names(JsonElement section, string at, ContractNames names)
    {
        var changes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in faults.Members(section, at))
        {
            if (!names.Contains(entry.Name))
            {
                faults.Add(entry.At, $"the contract has no such name; known are {string.Join(", ", names.Canonical.Order(StringComparer.Ordinal))}.");
            }
            else if (faults.Text(entry.Value, entry.At) is { } name)
            {
                changes[entry.Name] = name;
            }
        }

        return names.With(changes);
    }

    private ContractNames Different(ContractNames names, string at, string[]? group = null, StringComparer? comparer = null)
    {
        foreach (var same in (group ?? names.Canonical).GroupBy(name => names[name], comparer ?? StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            faults.Add(at, $"{string.Join(" and ", same)} have the same name; an answer could not be told apart.");
        }

        return names;
    }

    private ContractNames HeaderNames(JsonElement section, string at)
    {
        var names = Different(Names(section, at, basis.Headers), at, comparer: StringComparer.OrdinalIgnoreCase);
        foreach (var canonical in names.Canonical)
        {
            CheckToken(names[canonical], $"{at}/{canonical}");
        }

        return names;
    }

    private void CheckToken(string? header, string at)
    {
        if (header.AsSpan().ContainsAnyExcept(Token))
        {
            faults.Add(at, "expected a header name (RFC 9110 token).");
        }
    }

    private ContractNames Values(JsonElement section, string at)
    {
        var names = Names(section, at, basis.Values);
        foreach (var group in ValueGroups)
        {
            Different(names, at, group);
        }

        return names;
    }

    private Dictionary<NserApiVersion, T> ByVersion<T>(JsonElement section, string at, IReadOnlyDictionary<NserApiVersion, T> before, Func<JsonElement, string, T, T> read)
    {
        var values = new Dictionary<NserApiVersion, T>(before);
        foreach (var entry in faults.Members(section, at))
        {
            if (NserApiVersion.TryParse(entry.Name, out var version) && values.TryGetValue(version, out var value))
            {
                values[version] = read(entry.Value, entry.At, value);
            }
            else
            {
                faults.Add(entry.At, $"no such version; known are {string.Join(", ", values.Keys)}.");
            }
        }

        return values;
    }

    private PushLimits Limits(JsonElement section, string at, PushLimits limits)
    {
        foreach (var (name, value, place) in faults.Members(section, at))
        {
            if (name is not ("records" or "bytes"))
            {
                faults.Unknown(limits, place, ["records", "bytes"]);
            }
            else if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < 1)
            {
                faults.Add(place, $"expected a whole number from 1 to {int.MaxValue}.");
            }
            else
            {
                limits = name == "records" ? limits with { Records = number } : limits with { Bytes = number };
            }
        }

        return limits;
    }

    private SafeRepeat Repeat(JsonElement value, string at, SafeRepeat before)
    {
        foreach (var repeat in Enum.GetValues<SafeRepeat>())
        {
            if (value.ValueKind == JsonValueKind.String && string.Equals(value.GetString(), repeat.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return repeat;
            }
        }

        return faults.Unknown(before, at, Enum.GetNames<SafeRepeat>());
    }

    private EnvironmentEvidence Environment(JsonElement section, string at)
    {
        var evidence = basis.Environment;
        foreach (var (name, value, place) in faults.Members(section, at))
        {
            evidence = name switch
            {
                "tokenClaim" => evidence with { TokenClaim = TextOrNull(value, place) },
                "header" => evidence with { Header = TextOrNull(value, place) },
                "stagingValue" => evidence with { StagingValue = faults.Text(value, place) ?? evidence.StagingValue },
                "liveValue" => evidence with { LiveValue = faults.Text(value, place) ?? evidence.LiveValue },
                "stagingHosts" => evidence with { StagingHosts = faults.Hosts(value, place) },
                "liveHosts" => evidence with { LiveHosts = faults.Hosts(value, place) },
                _ => faults.Unknown(evidence, place, ["tokenClaim", "header", "stagingValue", "liveValue", "stagingHosts", "liveHosts"]),
            };
        }

        CheckToken(evidence.Header, $"{at}/header");
        if (evidence is { TokenClaim: null, Header: null } and ({ StagingHosts.Count: 0 } or { LiveHosts.Count: 0 }))
        {
            faults.Add(at, "declare at least one of tokenClaim, header, or both host lists; without evidence live cannot be told from staging.");
        }

        if (evidence.StagingValue == evidence.LiveValue || evidence.StagingHosts.Intersect(evidence.LiveHosts, StringComparer.OrdinalIgnoreCase).Any())
        {
            faults.Add(at, "staging and live are spelt alike or share a host; live cannot be told from staging.");
        }

        return evidence;
    }

    private string? TextOrNull(JsonElement value, string at) => value.ValueKind == JsonValueKind.Null ? null : faults.Text(value, at);
}
