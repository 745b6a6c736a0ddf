using System.Collections.Concurrent;
using System.Text.Json;

namespace Nser.Standards;

/// <summary>Which fields a version of a standard has, as its schema says.</summary>
internal static class FieldVersions
{
    private static readonly ConcurrentDictionary<(NserStandard Standard, NserApiVersion Version), IReadOnlySet<string>> Fields = new();
    private static readonly ConcurrentDictionary<(NserStandard Standard, NserApiVersion Version), IReadOnlySet<string>> Newer = new();

    /// <summary>The JSON names of the fields that a record of this version may have.</summary>
    internal static IReadOnlySet<string> Of(NserStandard standard, NserApiVersion version) =>
        Fields.GetOrAdd((standard, version), static key => Read(key.Standard, key.Version));

    /// <summary>The JSON names of the fields that only later versions have.</summary>
    internal static IReadOnlySet<string> NewerThan(NserStandard standard, NserApiVersion version) =>
        Newer.GetOrAdd((standard, version), static key => NserApiVersion.Known
            .Where(later => later > key.Version)
            .SelectMany(later => Of(key.Standard, later))
            .Except(Of(key.Standard, key.Version))
            .ToHashSet(StringComparer.Ordinal));

    private static HashSet<string> Read(NserStandard standard, NserApiVersion version)
    {
        var name = $"schemas/v{version}/{FileName(standard)}.schema.json";
        using var schema = typeof(FieldVersions).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no schema of {standard} in version {version}.", nameof(version));
        using var document = JsonDocument.Parse(schema);
        return document.RootElement.GetProperty("properties").EnumerateObject().Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
    }

    private static string FileName(NserStandard standard) => standard switch
    {
        NserStandard.ProgrammeEnrollment => "programme-enrollment",
        NserStandard.AssetDelivery => "asset-delivery",
        NserStandard.GeoUnit => "geo-unit",
        _ => throw new ArgumentOutOfRangeException(nameof(standard)),
    };
}
