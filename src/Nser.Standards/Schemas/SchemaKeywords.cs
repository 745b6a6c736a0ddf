using System.Collections.Frozen;

namespace Nser.Standards.Schemas;

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
