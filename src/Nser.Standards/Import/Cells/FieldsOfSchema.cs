using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>Reads the fields of a standard from its schema, so that a field added to the schema can be imported without code.</summary>
internal static class FieldsOfSchema
{
    /// <summary>No fields of the standard: they are Secret and must be absent. They are read so that the validator refuses them (GE-05); dropping them in silence would hide that the file holds them.</summary>
    private static readonly ImportField[] Coordinates =
    [
        new(FieldNames.Location, "latitude", new NumberCell(wholeOnly: false), IsRequired: false),
        new(FieldNames.Location, "longitude", new NumberCell(wholeOnly: false), IsRequired: false),
    ];

    /// <summary>The fields in the schema's order; those of a nested object stand together.</summary>
    internal static IReadOnlyList<ImportField> Read(JsonElement schema, bool dayFirstDates) =>
        [.. Members(schema, schema, parent: null, required: true, dayFirstDates)];

    private static IEnumerable<ImportField> Members(JsonElement root, JsonElement schema, string? parent, bool required, bool dayFirstDates)
    {
        var names = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            var property = Resolve(root, member.Value);
            var needed = required && names.Contains(member.Name);
            var fields = property.TryGetProperty("properties", out _)
                ? Members(root, property, member.Name, needed, dayFirstDates)
                : [new ImportField(parent, member.Name, FieldCells.For(member.Name, property, dayFirstDates), needed)];
            foreach (var field in fields)
            {
                yield return field;
            }
        }

        foreach (var secret in parent == FieldNames.Location ? Coordinates : [])
        {
            yield return secret;
        }
    }

    private static JsonElement Resolve(JsonElement root, JsonElement property)
    {
        if (!property.TryGetProperty("$ref", out var reference))
        {
            return property;
        }

        var place = root;
        foreach (var step in reference.GetString()!.Split('/').Skip(1))
        {
            place = place.GetProperty(step);
        }

        return place;
    }
}
