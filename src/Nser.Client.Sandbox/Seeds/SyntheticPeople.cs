using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Seeds;

/// <summary>
/// Records of people who do not exist: valid by the standards, CNICs and B-Forms that begin with 99999, names in both scripts, tehsils of all provinces.
/// The same seed gives the same records; different seeds give different people. Record ids name the seed.
/// </summary>
/// <remarks>Without a version the records use only fields of V1.0, so that every version takes them. Their organisation is <c>SANDBOX</c>.</remarks>
public static class SyntheticPeople
{
    private static readonly JsonSerializerOptions Models = new(JsonSerializerDefaults.Web);

    /// <summary>Enrollments as models.</summary>
    /// <param name="count">How many, 0 or more.</param>
    /// <param name="seed">The seed, 0 or more.</param>
    public static IReadOnlyList<ProgrammeEnrollment> Enrollments(int count, int seed = 1) => Read<ProgrammeEnrollment>(EnrollmentLines(count, seed));

    /// <summary>Enrollments as models, with fields of <paramref name="version"/>.</summary>
    public static IReadOnlyList<ProgrammeEnrollment> Enrollments(int count, int seed, NserApiVersion version) => Read<ProgrammeEnrollment>(EnrollmentLines(count, seed, version));

    /// <summary>Deliveries, to the persons of <see cref="Enrollments(int, int)"/>, as models.</summary>
    /// <inheritdoc cref="Enrollments(int, int)"/>
    public static IReadOnlyList<AssetDelivery> Deliveries(int count, int seed = 1) => Read<AssetDelivery>(DeliveryLines(count, seed));

    /// <summary>Deliveries as models, with fields of <paramref name="version"/>.</summary>
    public static IReadOnlyList<AssetDelivery> Deliveries(int count, int seed, NserApiVersion version) => Read<AssetDelivery>(DeliveryLines(count, seed, version));

    /// <summary>Units of the shipped geography, provinces first, as models.</summary>
    /// <param name="count">How many, at most 781.</param>
    public static IReadOnlyList<GeoUnit> GeoUnits(int count) => Read<GeoUnit>(GeoUnitLines(count));

    /// <summary>Enrollments as JSON, one object a line.</summary>
    public static IReadOnlyList<string> EnrollmentLines(int count, int seed = 1) => EnrollmentLines(count, seed, NserApiVersion.V1);

    /// <summary>Enrollments as JSON with fields of <paramref name="version"/>.</summary>
    public static IReadOnlyList<string> EnrollmentLines(int count, int seed, NserApiVersion version) =>
        Lines(count, seed, index => EnrollmentSeed.Create(seed, index, version));

    /// <summary>Deliveries as JSON, one object a line.</summary>
    public static IReadOnlyList<string> DeliveryLines(int count, int seed = 1) => DeliveryLines(count, seed, NserApiVersion.V1);

    /// <summary>Deliveries as JSON with fields of <paramref name="version"/>.</summary>
    public static IReadOnlyList<string> DeliveryLines(int count, int seed, NserApiVersion version) =>
        Lines(count, seed, index => DeliverySeed.Create(seed, index, version));

    /// <summary>Units of the shipped geography as JSON.</summary>
    public static IReadOnlyList<string> GeoUnitLines(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, GeoUnitSeed.Count);
        return Lines(count, 0, GeoUnitSeed.Create);
    }

    private static string[] Lines(int count, int seed, Func<int, JsonObject> create)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(seed);
        return [.. Enumerable.Range(0, count).Select(index => Encoding.UTF8.GetString(ReplyWriter.Bytes(create(index))))];
    }

    private static T[] Read<T>(IReadOnlyList<string> lines) => [.. lines.Select(line => JsonSerializer.Deserialize<T>(line, Models)!)];
}

/// <summary>Makes geo units of the shipped geography, provinces first.</summary>
internal static class GeoUnitSeed
{
    private static readonly string[] Levels = ["province", "division", "district", "tehsil"];
    private static readonly AdminUnit[] Units =
        [.. AdminUnits.ByCode.Values.OrderBy(unit => Array.IndexOf(Levels, unit.Level)).ThenBy(unit => unit.Code, StringComparer.Ordinal)];

    internal static int Count => Units.Length;

    internal static JsonObject Create(int index)
    {
        var unit = Units[index];
        var record = new JsonObject
        {
            ["level"] = unit.Level.ToUpperInvariant(),
            ["code"] = unit.Code,
            ["codeScheme"] = unit.Level == "division" ? "PROJECT" : "OCHA_PCODE",
            ["nameEn"] = unit.Name,
            ["parentCode"] = unit.ParentCode,
            ["status"] = "ACTIVE",
            ["validFrom"] = "2022-09-01",
            ["libraryVersion"] = AdminUnits.LibraryVersion,
        };
        if (unit.Level != "province")
        {
            record["provinceCode"] = unit.ProvinceCode;
        }

        if (unit.Level is "district" or "tehsil")
        {
            record["divisionCode"] = unit.DivisionCode;
        }

        if (unit.Level == "tehsil")
        {
            record["districtCode"] = unit.ParentCode;
        }

        return record;
    }
}
