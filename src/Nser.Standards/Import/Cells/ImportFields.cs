using System.Collections.Concurrent;
using System.Text.Json;

namespace Nser.Standards.Import.Cells;

/// <summary>The fields of each standard in its latest version; which of them a version takes is decided when the record is sent.</summary>
internal static class ImportFields
{
    private static readonly ConcurrentDictionary<(NserStandard Standard, bool DayFirst), IReadOnlyList<ImportField>> Read = new();

    internal static IReadOnlyList<ImportField> Of(NserStandard standard, bool dayFirstDates) =>
        Read.GetOrAdd((standard, dayFirstDates), static key => FieldsOfSchema.Read(Schema(key.Standard), key.DayFirst));

    private static JsonElement Schema(NserStandard standard)
    {
        var name = standard switch
        {
            NserStandard.ProgrammeEnrollment => "programme-enrollment",
            NserStandard.AssetDelivery => "asset-delivery",
            _ => "geo-unit",
        };
        using var resource = typeof(ImportFields).Assembly.GetManifestResourceStream($"schemas/v2.0/{name}.schema.json")
            ?? throw new InvalidOperationException($"The package lacks the schema of {name}.");
        using var document = JsonDocument.Parse(resource);
        return document.RootElement.Clone();
    }
}
