using System.Text.Json;

namespace Nser.Standards.Schemas;

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
