using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Nser.Standards.Schemas;

/// <summary>One schema within the document: its keywords, and the words for what is wrong with them.</summary>
/// <param name="Schema">The object, or <c>true</c> or <c>false</c>.</param>
/// <param name="Pointer">Where it stands, as JSON Pointer (RFC 6901).</param>
internal readonly record struct SchemaPlace(JsonElement Schema, string Pointer)
{
    private const int MostDigits = 18;

    internal bool Has(string keyword) => Schema.TryGetProperty(keyword, out _);

    internal JsonElement? Find(string keyword) => Schema.TryGetProperty(keyword, out var value) ? value : null;

    /// <summary>The schema that is the value of this keyword.</summary>
    internal SchemaPlace? Inner(string keyword) => Find(keyword) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False } value => new(value, $"{Pointer}/{keyword}"),
        _ => throw Fault(keyword, "must be one schema: an object, true or false"),
    };

    /// <summary>The schemas that stand under names within the value of this keyword.</summary>
    internal IEnumerable<(string Name, SchemaPlace Place)> InnerMap(string keyword)
    {
        if (Find(keyword) is not { } map)
        {
            return [];
        }

        var at = $"{Pointer}/{keyword}";
        return map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Select(member => (member.Name, new SchemaPlace(member.Value, $"{at}/{Escape(member.Name)}")))
            : throw Fault(keyword, "must be an object of schemas");
    }

    internal string? Text(string keyword) => Find(keyword) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Fault(keyword, "must be a text"),
    };

    /// <summary>A length or a number of entries.</summary>
    internal int? Count(string keyword) => Number(keyword) switch
    {
        null => null,
        { IsInteger: true } number when number.Floor(0) >= 0 => (int)System.Numerics.BigInteger.Min(number.Floor(0), int.MaxValue),
        _ => throw Fault(keyword, "must be a whole number, 0 or more"),
    };

    internal ExactNumber? Number(string keyword) => Find(keyword) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value => new ExactNumber(value.GetRawText()),
        _ => throw Fault(keyword, "must be a number"),
    };

    internal ExactNumber? Step(string keyword) => Number(keyword) switch
    {
        null => null,
        { IsPositive: true } step when step.Digits.ToString(CultureInfo.InvariantCulture).Length <= MostDigits && Math.Abs(step.Places) <= 100 => step,
        _ => throw Fault(keyword, $"must be more than 0 and have at most {MostDigits} digits"),
    };

    internal bool Flag(string keyword) => Find(keyword) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        _ => throw Fault(keyword, "must be true or false"),
    };

    internal IReadOnlyList<string> Names(string keyword) => Find(keyword) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String) => [.. list.EnumerateArray().Select(name => name.GetString()!)],
        _ => throw Fault(keyword, "must be a list of names"),
    };

    internal NserSchemaException Fault(string keyword, string what) => new(keyword, $"{Pointer}/{Escape(keyword)}", $"is not one to check records by: {keyword} {what}");

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}

/// <summary>The keywords of JSON Schema that are checked. A schema that uses any other is refused: what is not checked must not look as if it were.</summary>
internal static class SchemaKeywords
{
    private static readonly FrozenSet<string> Checked = FrozenSet.ToFrozenSet(
        [
            "type", "enum", "const",
            "properties", "required", "additionalProperties",
            "items", "minItems", "maxItems", "uniqueItems",
            "minLength", "maxLength", "pattern", "format",
            "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
            "$ref", "definitions", "$defs",
        ],
        StringComparer.Ordinal);

    /// <summary>Words for people; they check nothing.</summary>
    private static readonly FrozenSet<string> Annotations = FrozenSet.ToFrozenSet(
        ["$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"],
        StringComparer.Ordinal);

    /// <exception cref="NserSchemaException">A keyword is not known, or stands beside <c>$ref</c>, where drafts disagree on whether it counts.</exception>
    internal static void Check(in SchemaPlace place)
    {
        var isReference = place.Has("$ref");
        foreach (var keyword in place.Schema.EnumerateObject().Select(member => member.Name))
        {
            if (!IsAnnotation(keyword) && !Checked.Contains(keyword))
            {
                throw place.Fault(keyword, "is not supported, so it would not be checked: leave it out");
            }

            if (keyword == "$id" && place.Pointer.Length > 0)
            {
                throw place.Fault(keyword, "begins another document within this one, where references would lead elsewhere: name the whole document only");
            }

            if (isReference && !IsAnnotation(keyword) && keyword is not ("$ref" or "definitions" or "$defs"))
            {
                throw place.Fault(keyword, "stands beside $ref, where versions of JSON Schema read it differently: put it into the schema that $ref names");
            }
        }
    }

    private static bool IsAnnotation(string keyword) => Annotations.Contains(keyword) || keyword.StartsWith("x-", StringComparison.Ordinal);
}

/// <summary>Follows <c>$ref</c> within one document.</summary>
internal sealed class SchemaReferences(JsonElement document)
{
    /// <summary>The schema that the reference leads to, through further references.</summary>
    /// <exception cref="NserSchemaException">It leads nowhere, out of the document, or in a circle.</exception>
    internal SchemaPlace Follow(SchemaPlace place)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        while (place.Schema.ValueKind == JsonValueKind.Object && place.Text("$ref") is { } reference)
        {
            SchemaKeywords.Check(place);
            if (!visited.Add(place.Pointer))
            {
                throw place.Fault("$ref", "leads back to itself");
            }

            place = reference.StartsWith('#') && Find(Uri.UnescapeDataString(reference[1..])) is { } found
                ? found
                : throw place.Fault("$ref", "must lead to a place within this document, as #/definitions/name");
        }

        return place;
    }

    private SchemaPlace? Find(string pointer)
    {
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            return null;
        }

        var found = document;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
            {
                return null;
            }
        }

        return new(found, pointer);
    }
}
