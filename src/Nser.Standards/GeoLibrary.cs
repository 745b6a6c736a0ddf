using System.Collections.Frozen;
using System.Text;

namespace Nser.Standards;

/// <summary>The administrative geography of one date: provinces, divisions, districts, tehsils, by their codes.</summary>
/// <remarks>
/// Districts split every year, so geography is data with a version. <see cref="Current"/> comes with this library;
/// <see cref="LoadAsync"/> reads a newer file. Immutable and safe for threads.
/// Source: OCHA / WFP, COD-AB Pakistan, September 2022; divisions after the Pakistan Bureau of Statistics, with codes of this project.
/// </remarks>
public sealed class GeoLibrary
{
    /// <summary>The code above all provinces.</summary>
    public const string CountryCode = "PK";

    private const string CurrentVersion = "2022.09";
    private static readonly Lazy<GeoLibrary> Embedded = new(ReadEmbedded);

    private readonly FrozenDictionary<string, GeoUnit> byCode;
    private readonly FrozenDictionary<string, IReadOnlyList<GeoUnit>> byParent;
    private readonly FrozenDictionary<OpenEnum<GeoLevel>, IReadOnlyList<GeoUnit>> byLevel;

    private GeoLibrary(LibraryVersion version, IReadOnlyList<GeoUnit> units)
    {
        Version = version;
        Units = units;
        byCode = units.ToFrozenDictionary(unit => unit.Code, StringComparer.Ordinal);
        byParent = Grouped(units, unit => unit.ParentCode);
        byLevel = Grouped(units, unit => unit.Level);
    }

    /// <summary>The geography that comes with this library, version 2022.09: 7 provinces and territories, 37 divisions, 160 districts, 577 tehsils.</summary>
    /// <remarks>Known to be older than the newest districts. Read on first use.</remarks>
    public static GeoLibrary Current => Embedded.Value;

    /// <summary>Year and month of this geography.</summary>
    public LibraryVersion Version { get; }

    /// <summary>All units, in the order of the file.</summary>
    public IReadOnlyList<GeoUnit> Units { get; }

    /// <summary>All tehsils.</summary>
    public IReadOnlyList<GeoUnit> Tehsils => ByLevel(GeoLevel.Tehsil);

    /// <summary>
    /// Reads a geography in CSV (UTF-8) with the columns <c>level,code,name,parent_code,province_code,division_code,code_scheme,iso_3166_2</c>
    /// in any order. The columns <c>name_ur,status,valid_from,valid_to,replaced_by</c> are read where there are; further ones are ignored.
    /// </summary>
    /// <param name="csv">The file; it is read to its end and left open.</param>
    /// <param name="version">The version to give to this geography.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="FormatException">The file has faults: each is named with its line.</exception>
    /// <exception cref="ArgumentException"><paramref name="version"/> is the default value.</exception>
    public static async Task<GeoLibrary> LoadAsync(Stream csv, LibraryVersion version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(csv);
        if (!version.IsWellFormed)
        {
            throw new ArgumentException("A geography needs a version, for example 2026.01.", nameof(version));
        }

        using var reader = new StreamReader(csv, Encoding.UTF8, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        return new GeoLibrary(version, GeoLibraryFile.Read(text, version));
    }

    /// <summary>Reads a geography from a file that names its version in the column <c>library_version</c>, as those that the client writes do.</summary>
    /// <param name="path">The file, as <see cref="LoadAsync"/> reads it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="FormatException">The file has faults, each named with its line, or does not name one version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<GeoLibrary> LoadFileAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = await File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        var version = GeoLibraryFile.VersionOf(text);
        return new GeoLibrary(version, GeoLibraryFile.Read(text, version));
    }

    /// <summary>The unit with this code, or <see langword="null"/>: a well-formed code may be of a newer geography.</summary>
    /// <param name="code">A code of any level, for example <c>PK61702</c>.</param>
    public GeoUnit? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The units right below a code, in the order of the file; <see cref="CountryCode"/> gives the provinces. Empty for an unknown code.</summary>
    public IReadOnlyList<GeoUnit> Children(string code) => byParent.GetValueOrDefault(code, []);

    /// <summary>The units above a code, the nearest first: of a tehsil its district, division and province. Empty for an unknown code.</summary>
    public IReadOnlyList<GeoUnit> Ancestors(string code)
    {
        var ancestors = new List<GeoUnit>();
        for (var unit = Find(code); unit is not null && Find(unit.ParentCode) is { } parent; unit = parent)
        {
            ancestors.Add(parent);
        }

        return ancestors;
    }

    /// <summary>All units of a level, in the order of the file.</summary>
    public IReadOnlyList<GeoUnit> ByLevel(GeoLevel level) => byLevel.GetValueOrDefault(level, []);

    /// <summary>A location with the tehsil's province, division and district and this version; <see langword="null"/> when this geography does not know the tehsil.</summary>
    public GeoReference? Locate(TehsilCode tehsil) =>
        Find(tehsil.Value) is not { } unit || unit.Level != GeoLevel.Tehsil
            ? null
            : new GeoReference
            {
                ProvinceCode = tehsil.Province,
                DivisionCode = DivisionCode.TryParse(unit.DivisionCode, out var division) ? division : null,
                DistrictCode = tehsil.District,
                TehsilCode = tehsil,
                LibraryVersion = Version,
            };

    /// <summary>The version and the number of units.</summary>
    public override string ToString() => $"geo library {Version}, {Units.Count} units";

    private static GeoLibrary ReadEmbedded()
    {
        var version = LibraryVersion.Parse(CurrentVersion);
        using var resource = typeof(GeoLibrary).Assembly.GetManifestResourceStream($"geo-library/pakistan-admin-units.{CurrentVersion}.csv")!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return new GeoLibrary(version, GeoLibraryFile.Read(reader.ReadToEnd(), version));
    }

    private static FrozenDictionary<TKey, IReadOnlyList<GeoUnit>> Grouped<TKey>(IEnumerable<GeoUnit> units, Func<GeoUnit, TKey> key)
        where TKey : notnull =>
        units.GroupBy(key).ToFrozenDictionary(group => group.Key, group => (IReadOnlyList<GeoUnit>)group.ToArray().AsReadOnly());
}
