using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;

namespace Nser.Client.Validation;

/// <summary>Where NJsonSchema found an error.</summary>
/// <param name="Pointer">The place as JSON Pointer.</param>
/// <param name="Value">What stands there; <see langword="null"/> for a missing member.</param>
/// <param name="Holder">What should hold a missing member.</param>
internal readonly record struct ErrorPlace(string Pointer, JToken? Value, JToken? Holder)
{
    internal static ErrorPlace Of(ValidationError error, JContainer record)
    {
        var path = error.Path is { Length: > 2 } full ? full["#/".Length..] : "";
        if (error.Kind != ValidationErrorKind.PropertyRequired)
        {
            var value = At(record, path);
            return new ErrorPlace(PointerTo(value), value, null);
        }

        var name = error.Property ?? "";
        var holder = At(record, path.Length > name.Length ? path[..^(name.Length + 1)] : "");
        return new ErrorPlace($"{PointerTo(holder)}/{JsonPointer.Segment(name)}", null, holder);
    }

    /// <summary>The value at a path as the tree spells it, <c>location.names[2]</c>: compared, not taken apart, for a name may hold dots and brackets itself.</summary>
    private static JToken At(JContainer record, string path) =>
        record.DescendantsAndSelf().FirstOrDefault(token => token is not JProperty && token.Path == path) ?? record;

    private static string PointerTo(JToken token) => token.Parent switch
    {
        JProperty member => $"{PointerTo(member.Parent!)}/{JsonPointer.Segment(member.Name)}",
        JArray items => $"{PointerTo(items)}/{items.IndexOf(token).ToString(CultureInfo.InvariantCulture)}",
        _ => "",
    };
}
