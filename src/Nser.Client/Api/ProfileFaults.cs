using System.Text.Json;

namespace Nser.Client.Api;

/// <summary>Reads the JSON of a profile and notes each fault with its pointer, so that one run shows them all.</summary>
internal sealed class ProfileFaults
{
    private readonly List<string> faults = [];

    internal void Add(string at, string expected) => faults.Add($"{(at.Length == 0 ? "The file" : at)}: {expected}");

    internal T Unknown<T>(T unchanged, string at, IEnumerable<string> known)
    {
        Add(at, $"unknown; known are {string.Join(", ", known)}.");
        return unchanged;
    }

    /// <summary>The members of an object with the pointer to each; one that is named twice is a fault, since one of the two would be lost.</summary>
    internal IEnumerable<(string Name, JsonElement Value, string At)> Members(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Add(at, "expected an object.");
            yield break;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (seen.Add(member.Name))
            {
                yield return (member.Name, member.Value, place);
            }
            else
            {
                Add(place, "named twice.");
            }
        }
    }

    internal string? Text(JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        Add(at, "expected a text that is not empty.");
        return null;
    }

    internal List<string> Hosts(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Add(at, "expected an array of host names.");
            return [];
        }

        var hosts = new List<string>();
        foreach (var (item, index) in value.EnumerateArray().Select((item, index) => (item, index)))
        {
            if (Text(item, $"{at}/{index}") is not { } host)
            {
                continue;
            }

            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            {
                Add($"{at}/{index}", "expected a host name without scheme, port or path.");
            }

            hosts.Add(host);
        }

        return hosts;
    }

    /// <exception cref="FormatException">There are faults; the message lists them all.</exception>
    internal void ThrowIfAny()
    {
        if (faults.Count > 0)
        {
            throw new FormatException("The contract profile has faults:\n" + string.Join('\n', faults));
        }
    }
}
