using System.Collections.ObjectModel;
using System.Globalization;
using CsvHelper;

namespace Nser.Standards;

/// <summary>Reads the geography's CSV, collecting every fault before it refuses.</summary>
internal sealed class GeoLibraryFile
{
    private static readonly string[] Columns = ["level", "code", "name", "parent_code", "province_code", "division_code", "code_scheme", "iso_3166_2"];

    private static readonly CsvReaderOptions Rfc4180 = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        PoolStrings = true,
    };

    private readonly LibraryVersion version;
    private readonly CsvReader csv;
    private readonly List<string> faults = [];
    private readonly Dictionary<string, GeoUnit> units = new(StringComparer.Ordinal);
    private readonly List<(GeoUnit Unit, long Line)> order = [];

    private GeoLibraryFile(CsvReader csv, LibraryVersion version)
    {
        this.csv = csv;
        this.version = version;
    }

    /// <summary>The version that every row of the file names.</summary>
    /// <exception cref="FormatException">The file names none, or several.</exception>
    internal static LibraryVersion VersionOf(string text)
    {
        try
        {
            using var csv = CsvReader.FromText(text, Rfc4180);
            var versions = new HashSet<string>(StringComparer.Ordinal);
            while (csv.TryGetFieldIndex("library_version", out var column) && csv.Read())
            {
                versions.Add(csv.GetString(column).Trim());
            }

            return versions.Count == 1 && LibraryVersion.TryParse(versions.Single(), out var version)
                ? version
                : throw new FormatException("The geography does not name one version in its column library_version.");
        }
        catch (CsvFormatException error)
        {
            throw new FormatException($"The geography is not CSV: line {error.LineNumber}.", error);
        }
    }

    /// <exception cref="FormatException">The file has faults: each is named with its line.</exception>
    internal static ReadOnlyCollection<GeoUnit> Read(string text, LibraryVersion version)
    {
        try
        {
            using var csv = CsvReader.FromText(text, Rfc4180);
            return new GeoLibraryFile(csv, version).Read();
        }
        catch (CsvFormatException error)
        {
            throw new FormatException($"The geography is not CSV: line {error.LineNumber}.", error);
        }
    }

    private ReadOnlyCollection<GeoUnit> Read()
    {
        var missing = Columns.Where(column => !csv.TryGetFieldIndex(column, out _)).ToArray();
        if (missing.Length > 0)
        {
            throw new FormatException($"The geography lacks the columns {string.Join(", ", missing)}.");
        }

        while (csv.Read())
        {
            Add(Unit(), csv.LineNumber);
        }

        CheckParents();
        if (order.Count == 0)
        {
            faults.Add("no units");
        }

        return faults.Count == 0
            ? order.ConvertAll(row => row.Unit).AsReadOnly()
            : throw new FormatException("The geography has faults: " + string.Join("; ", faults) + ".");
    }

    private GeoUnit Unit()
    {
        var level = new OpenEnum<GeoLevel>(Field("level").ToUpperInvariant());
        var iso = Field("iso_3166_2");
        var code = Field("code");
        return new GeoUnit
        {
            Level = level,
            Code = code,
            CodeScheme = Field("code_scheme") switch
            {
                "ocha-cod-ab" => GeoCodeScheme.OchaPcode,
                "project-assigned" => GeoCodeScheme.Project,
                var other => new OpenEnum<GeoCodeScheme>(other.ToUpperInvariant()),
            },
            NameEn = Field("name"),
            ParentCode = Field("parent_code"),
            ProvinceCode = Above(GeoLevel.Province, Field("province_code")),
            DivisionCode = Above(GeoLevel.Division, Field("division_code")),
            DistrictCode = Above(GeoLevel.District, TehsilCode.TryParse(code, out var tehsil) ? tehsil.District.Value : ""),
            AltCodes = iso.Length == 0 ? null : new Dictionary<string, string> { [new OpenEnum<GeoCodeScheme>(GeoCodeScheme.Iso31662).Text] = iso }.AsReadOnly(),
            NameUr = Given("name_ur"),
            Status = Given("status") is { } status ? new OpenEnum<GeoUnitStatus>(status) : GeoUnitStatus.Active,
            // A file that does not say since when says what stood in its month.
            ValidFrom = Day("valid_from") ?? version.FirstDay!.Value,
            ValidTo = Day("valid_to"),
            ReplacedByCodes = Given("replaced_by")?.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            LibraryVersion = version,
        };

        // A unit is not its own ancestor.
        string? Above(GeoLevel ancestor, string of) => of.Length > 0 && level != ancestor ? of : null;
    }

    private void Add(GeoUnit unit, long line)
    {
        if (unit.Level.Known is null || unit.Code.Length == 0 || string.IsNullOrWhiteSpace(unit.NameEn) || unit.ParentCode.Length == 0)
        {
            faults.Add($"line {line}: a unit needs a known level, a code, a name and a parent_code");
        }
        else if (!units.TryAdd(unit.Code, unit))
        {
            faults.Add($"line {line}: the code stands in the file twice");
        }
        else
        {
            order.Add((unit, line));
        }
    }

    /// <summary>A parent must exist and be of a wider level; so every chain ends at the country.</summary>
    private void CheckParents()
    {
        foreach (var (unit, line) in order)
        {
            var fits = unit.ParentCode == GeoLibrary.CountryCode
                ? unit.Level == GeoLevel.Province
                : units.TryGetValue(unit.ParentCode, out var parent) && parent.Level.Known < unit.Level.Known;
            if (!fits)
            {
                faults.Add($"line {line}: the parent_code is no unit of a wider level");
            }
        }
    }

    private string Field(string column) => csv.GetString(column).Trim();

    /// <summary>What stands in a column that a file need not have.</summary>
    private string? Given(string column) => csv.TryGetFieldIndex(column, out _) && Field(column) is { Length: > 0 } text ? text : null;

    private DateOnly? Day(string column)
    {
        if (Given(column) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            faults.Add($"line {csv.LineNumber}: {column} is not a day, yyyy-MM-dd");
            return null;
        }

        return day;
    }
}
