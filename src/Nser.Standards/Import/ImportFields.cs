using System.Collections.Concurrent;
using System.Text.Json;
using Nser.Standards.Schemas;

namespace Nser.Standards.Import;

/// <summary>One field of a standard as an import sees it.</summary>
/// <param name="Parent">The object that holds it, such as <c>location</c>; <see langword="null"/> at the top.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Cell">How its cells are read.</param>
/// <param name="IsRequired">Whether every record must have it.</param>
internal sealed record ImportField(string? Parent, string Name, Cell Cell, bool IsRequired)
{
    /// <summary>Where it stands in the record (RFC 6901).</summary>
    internal string Pointer => Parent is null ? $"/{Name}" : $"/{Parent}/{Name}";

    /// <summary>How people call it: <c>location.tehsilCode</c>.</summary>
    internal string Path => Parent is null ? Name : $"{Parent}.{Name}";
}

/// <summary>The fields of each standard in its latest version, read from its schema: a field added to the schema can be imported without code.</summary>
/// <remarks>Which of them a version takes is decided when the record is sent.</remarks>
internal static class ImportFields
{
    private static readonly ConcurrentDictionary<(NserStandard Standard, bool DayFirst), IReadOnlyList<ImportField>> Read = new();

    /// <summary>No fields of the standard: they are Secret and must be absent. They are read so that the validator refuses them (GE-05); dropping them in silence would hide that the file holds them.</summary>
    private static readonly ImportField[] Coordinates =
    [
        new(FieldNames.Location, "latitude", new NumberCell(wholeOnly: false), IsRequired: false),
        new(FieldNames.Location, "longitude", new NumberCell(wholeOnly: false), IsRequired: false),
    ];

    /// <summary>The fields in the schema's order; those of a nested object stand together.</summary>
    internal static IReadOnlyList<ImportField> Of(NserStandard standard, bool dayFirstDates) => Read.GetOrAdd((standard, dayFirstDates), static key =>
    {
        using var document = JsonDocument.Parse(EmbeddedSchemas.Read(key.Standard, NserApiVersion.V2));
        return [.. Members(new SchemaReferences(document.RootElement), document.RootElement, parent: null, required: true, key.DayFirst)];
    });

    private static IEnumerable<ImportField> Members(SchemaReferences references, JsonElement schema, string? parent, bool required, bool dayFirstDates)
    {
        var names = schema.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var member in schema.GetProperty("properties").EnumerateObject())
        {
            var property = references.Follow(new SchemaPlace(member.Value, "")).Schema;
            var needed = required && names.Contains(member.Name);
            var fields = property.TryGetProperty("properties", out _)
                ? Members(references, property, member.Name, needed, dayFirstDates)
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
}

/// <summary>Says how a field's cells are read: by its name where a value type knows the matter, else by its schema.</summary>
internal static class FieldCells
{
    private static readonly NumberCell Number = new(wholeOnly: false);
    private static readonly NumberCell WholeNumber = new(wholeOnly: true);
    private static readonly BooleanCell YesOrNo = new();
    private static readonly InstantCell Instant = new();
    private static readonly MapCell Map = new();
    private static readonly ValueCell<Cnic> CnicCell = new();

    /// <summary>The fields whose cells spreadsheets spoil, each with the value type that knows how.</summary>
    private static readonly Dictionary<string, Cell> Identifiers = new(StringComparer.Ordinal)
    {
        ["cnic"] = CnicCell,
        ["guardianCnic"] = CnicCell,
        ["receiverCnic"] = CnicCell,
        ["bFormNumber"] = new ValueCell<BFormNumber>(),
        ["bankIban"] = new ValueCell<Iban>(),
        ["mobileNumber"] = new ValueCell<MobileNumber>(),
        ["nserHouseholdId"] = new ValueCell<HouseholdId>(),
        ["censusBlockCode"] = new ValueCell<CensusBlockCode>(),
    };

    internal static Cell For(string name, JsonElement schema, bool dayFirstDates) =>
        Identifiers.GetValueOrDefault(name) ?? (schema.GetProperty("type").GetString(), Format(schema)) switch
        {
            ("string", "date") => new DateCell(dayFirstDates),
            ("string", "date-time") => Instant,
            ("string", _) when schema.TryGetProperty("enum", out _) => TextCell.Word,
            ("string", _) => ForPattern(schema),
            ("integer", _) => WholeNumber,
            ("number", _) => Number,
            ("boolean", _) => YesOrNo,
            ("array", _) => new ListCell(For("", schema.GetProperty("items"), dayFirstDates)),
            _ => Map,
        };

    // A pattern of ASCII characters describes a code; names are described by ranges beyond ASCII.
    private static TextCell ForPattern(JsonElement schema) =>
        schema.TryGetProperty("pattern", out var pattern) && System.Text.Ascii.IsValid(pattern.GetString())
            ? pattern.GetString()!.Contains("a-z", StringComparison.Ordinal) ? TextCell.Code : TextCell.UpperCaseCode
            : TextCell.Free;

    private static string? Format(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() : null;
}
