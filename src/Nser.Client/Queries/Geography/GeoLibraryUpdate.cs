using System.Globalization;
using CsvHelper;
using Nser.Standards;

namespace Nser.Client.Queries.Geography;

/// <summary>The server's geography as it now stands in a local file.</summary>
public sealed record GeoLibraryUpdate
{
    /// <summary>The geography, read back from the file; give it to <see cref="Nser.Standards.Validation.NserValidatorOptions.Geography"/>.</summary>
    public required GeoLibrary Library { get; init; }

    /// <summary>The file, with its full path.</summary>
    public required string Path { get; init; }

    /// <summary>Version and number of units.</summary>
    public override string ToString() => Library.ToString();
}

/// <summary>Puts a geography into a file so that at every moment the file is either the old one or the whole new one.</summary>
internal static class GeoLibraryTarget
{
    /// <exception cref="FormatException">The units are no geography, or do not read back as they were written; the file is as before.</exception>
    internal static async Task<GeoLibrary> WriteAsync(string path, GeoUnitList units, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            GeoLibrary library;
            await using (file.ConfigureAwait(false))
            {
                await GeoLibraryWriter.WriteAsync(file, units.Units, units.Version, cancellationToken).ConfigureAwait(false);
                await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                RandomAccess.FlushToDisk(file.SafeFileHandle);
                file.Position = 0;
                library = await GeoLibrary.LoadAsync(file, units.Version, cancellationToken).ConfigureAwait(false);
            }

            if (library.Units.Count != units.Units.Count || !GeoDifferences.Between(library, units.Version, units.Units).AreEqual)
            {
                throw new FormatException("The file does not read back as it was written.");
            }

            File.Move(temporary, path, overwrite: true);
            return library;
        }
        finally
        {
            // After the move there is nothing left to delete, and deleting nothing is no error.
            File.Delete(temporary);
        }
    }
}

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
