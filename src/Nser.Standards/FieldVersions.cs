using System.Text.Json;

namespace Nser.Standards;

/// <summary>What later versions added to the standards, as the schemas of the newest version say in <c>x-nser-since</c> and <c>x-nser-values-since</c>.</summary>
internal static class FieldVersions
{
    private static readonly Dictionary<NserStandard, IReadOnlyList<VersionAddition>> OfStandards =
        Enum.GetValues<NserStandard>().ToDictionary(standard => standard, standard => Read(Newest(standard)));

    /// <summary>The fields and words of a standard that version 1.0 does not have.</summary>
    internal static IReadOnlyList<VersionAddition> Of(NserStandard standard) => OfStandards[standard];

    /// <summary>The additions of a schema: its fields, and the fields of the objects in it.</summary>
    internal static IReadOnlyList<VersionAddition> Read(JsonElement schema) => [.. Within(schema, schema, null)];

    private static IEnumerable<VersionAddition> Within(JsonElement root, JsonElement schema, string? parent)
    {
        foreach (var field in schema.GetProperty("properties").EnumerateObject())
        {
            var property = field.Value.TryGetProperty("$ref", out var reference)
                ? root.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1])
                : field.Value;
            if (property.TryGetProperty("x-nser-since", out var since))
            {
                yield return new VersionAddition(parent, field.Name, null, NserApiVersion.Parse(since.GetString()!));
            }

            var ofWords = property.TryGetProperty("items", out var items) ? items : property;
            if (ofWords.TryGetProperty("x-nser-values-since", out var words))
            {
                foreach (var word in words.EnumerateObject())
                {
                    yield return new VersionAddition(parent, field.Name, word.Name, NserApiVersion.Parse(word.Value.GetString()!));
                }
            }

            if (parent is null && property.TryGetProperty("properties", out _))
            {
                foreach (var inner in Within(root, property, field.Name))
                {
                    yield return inner;
                }
            }
        }
    }

    private static JsonElement Newest(NserStandard standard)
    {
        var name = $"schemas/v{NserApiVersion.Known[^1]}/{FileName(standard)}.schema.json";
        using var schema = typeof(FieldVersions).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The package carries no {name}.");
        using var document = JsonDocument.Parse(schema);
        return document.RootElement.Clone();
    }

    private static string FileName(NserStandard standard) => standard switch
    {
        NserStandard.ProgrammeEnrollment => "programme-enrollment",
        NserStandard.AssetDelivery => "asset-delivery",
        _ => "geo-unit",
    };
}

/// <summary>A field that came with a version, or a word that came with one in an older field.</summary>
/// <param name="Parent">The object that holds the field; <see langword="null"/> at the top of the record.</param>
/// <param name="Name">The field.</param>
/// <param name="Word">The word; <see langword="null"/> when the whole field is new.</param>
/// <param name="Since">The first version that has it.</param>
internal sealed record VersionAddition(string? Parent, string Name, string? Word, NserApiVersion Since);
