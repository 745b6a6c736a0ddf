using System.Globalization;
using CsvHelper;
using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>Writes a geography as the CSV that <see cref="GeoLibrary.LoadAsync"/> reads.</summary>
internal static class GeoLibraryWriter
{
    private static readonly string[] Columns =
    [
        "level", "code", "name", "parent_code", "province_code", "division_code", "code_scheme", "iso_3166_2",
        "name_ur", "status", "valid_from", "valid_to", "replaced_by", "library_version",
    ];

    internal static async Task WriteAsync(Stream destination, IEnumerable<GeoUnit> units, LibraryVersion version, CancellationToken cancellationToken)
    {
        var csv = CsvWriter.Create(destination, new CsvWriterOptions(), leaveOpen: true);
        await using (csv.ConfigureAwait(false))
        {
            await csv.WriteRecordAsync(Columns, cancellationToken).ConfigureAwait(false);
            foreach (var unit in units)
            {
                await csv.WriteRecordAsync(Cells(unit, version), cancellationToken).ConfigureAwait(false);
            }

            await csv.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static string[] Cells(GeoUnit unit, LibraryVersion version) =>
    [
        unit.Level.Text, unit.Code, unit.NameEn, unit.ParentCode, unit.ProvinceCode ?? "", unit.DivisionCode ?? "", unit.CodeScheme.Text,
        unit.AltCodes?.GetValueOrDefault(new OpenEnum<GeoCodeScheme>(GeoCodeScheme.Iso31662).Text) ?? "",
        unit.NameUr ?? "", unit.Status.Text, Day(unit.ValidFrom), unit.ValidTo is { } end ? Day(end) : "", string.Join(' ', unit.ReplacedByCodes ?? []), version.Value,
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
