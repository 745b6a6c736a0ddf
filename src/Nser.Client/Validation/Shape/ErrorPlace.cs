using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Nser.Client.Validation;

/// <summary>Turns NJsonSchema's paths (<c>#/location.names[2]</c>) into JSON Pointers.</summary>
internal static class ErrorPlace
{
    /// <summary>The pointer, and the value there when there is one. The record resolves names that hold dots or brackets themselves.</summary>
    internal static (string Pointer, JToken? Value) Find(JToken record, string? path)
    {
        var rest = (path ?? "").TrimStart('#').TrimStart('/');
        var pointer = "";
        JToken? value = record;
        while (rest.Length > 0)
        {
            var (segment, length) = rest[0] == '[' ? Index(rest) : Name(value, rest);
            pointer += "/" + JsonPointer.Escape(segment);
            value = value switch
            {
                JObject members => members[segment],
                JArray items when int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
                _ => null,
            };
            rest = rest[length..].TrimStart('.');
        }

        return (pointer, value);
    }

    private static (string Segment, int Length) Index(string rest)
    {
        var end = rest.IndexOf(']', StringComparison.Ordinal);
        return end < 0 ? (rest, rest.Length) : (rest[1..end], end + 1);
    }

    /// <summary>The longest member name that the path begins with; a missing member's name ends where the path does or at the next separator.</summary>
    private static (string Segment, int Length) Name(JToken? value, string rest)
    {
        var name = (value as JObject)?.Properties()
            .Select(member => member.Name)
            .Where(member => rest.StartsWith(member, StringComparison.Ordinal) && (rest.Length == member.Length || rest[member.Length] is '.' or '['))
            .MaxBy(member => member.Length);
        if (name is not null)
        {
            return (name, name.Length);
        }

        var end = rest.IndexOfAny(['.', '[']);
        return end < 0 ? (rest, rest.Length) : (rest[..end], end);
    }
}
