using System.Text.Json;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>The area of a search.</summary>
internal sealed record SearchArea(string DistrictCode, string? TehsilCode, string? UnionCouncilCode, string? Village, string? AreaType)
{
    /// <summary>Whether it singles out less than a tehsil.</summary>
    internal bool IsBelowTehsil => UnionCouncilCode is not null || Village is not null;

    internal static SearchArea Read(JsonElement location) =>
        new(Text(location, "districtCode")!, Text(location, "tehsilCode"), Text(location, "unionCouncilCode"), Text(location, "villageOrMouza"), Text(location, "areaType"));

    /// <summary>What the geo library says against it.</summary>
    internal static IEnumerable<Objection> Judge(JsonElement location)
    {
        var (province, district, tehsil) = (Text(location, "provinceCode"), Text(location, "districtCode"), Text(location, "tehsilCode"));
        if (!Holds(province, "PK"))
        {
            yield return Unknown("provinceCode");
        }
        else if (!Holds(district, province!))
        {
            yield return Unknown("districtCode");
        }
        else if (tehsil is not null && !Holds(tehsil, district!))
        {
            yield return Unknown("tehsilCode");
        }
    }

    internal bool Holds(in HouseholdOutline outline) => AreaType is null || outline.IsUrban == (AreaType == "URBAN");

    internal bool Holds(SyntheticAddress address) =>
        (UnionCouncilCode is null || address.UnionCouncilCode == UnionCouncilCode) && (Village is null || address.Village == Village);

    private static bool Holds(string? code, string parent) =>
        AdminUnits.ByCode.TryGetValue(code ?? "", out var unit) && (unit.ParentCode == parent || (unit.Level == "district" && unit.ProvinceCode == parent));

    private static Objection Unknown(string member) =>
        new("NSER-GE-01", "/location/" + member, "The geo library has no such unit in the unit above it.");

    private static string? Text(JsonElement location, string member) => location.TryGetProperty(member, out var value) ? value.GetString() : null;
}

/// <summary>A range of PMT scores in hundredths, both ends included.</summary>
internal sealed record ScoreRange(int From, int To)
{
    internal static ScoreRange? Read(JsonElement body) => body.TryGetProperty("pmtRange", out var range)
        ? new((int)(range.GetProperty("from").GetDecimal() * 100), (int)(range.GetProperty("to").GetDecimal() * 100))
        : null;

    internal IEnumerable<Objection> Judge() => From > To ? [new("NSER-SCHEMA-RANGE", "/pmtRange/from", "from is not above to.")] : [];

    internal bool Holds(int score) => score >= From && score <= To;
}

/// <summary>The parameters of an address search: each that is present must hold; within a list one value is enough.</summary>
internal sealed class SearchCriteria(JsonElement criteria)
{
    internal bool IsEmpty => criteria.ValueKind != JsonValueKind.Object || !criteria.EnumerateObject().Any();

    internal IEnumerable<Objection> Judge()
    {
        if (Number("ageFrom") > Number("ageTo"))
        {
            yield return new("NSER-SCHEMA-RANGE", "/criteria/ageFrom", "ageFrom is not above ageTo.");
        }
    }

    internal bool Hold(SyntheticHousehold household)
    {
        var (home, members) = (household.Home, household.MemberList);
        return Any("disabilityTypes", members.Select(member => member.Disability))
            && Any("chronicDiseases", members.Select(member => member.Disease))
            && Any("maritalStatuses", members.Select(member => member.Marital))
            && Any("employmentStatuses", members.Select(member => member.Work?.Status))
            && Any("employmentNatures", members.Select(member => member.Work?.Nature))
            && Any("educationStatuses", members.Select(member => member.Schooling?.Status))
            && members.Any(member => Any("genders", [member.Gender]) && !(member.Age < Number("ageFrom")) && !(member.Age > Number("ageTo")))
            && Any("headGender", [members[0].Gender])
            && !(home.Rooms > Number("roomsAtMost"))
            && Any("toilets", [home.Toilet])
            && Any("drinkingWater", [home.Water])
            && Is("hasElectricity", home.Electricity is not null)
            && Is("hasGas", home.HasGas)
            && Is("ownsLand", home.LandTenths > 0)
            && Any("livestock", home.Livestock.Select(owned => owned.Item))
            && Is("bispBeneficiary", household.IsBeneficiary);
    }

    private bool Any(string name, IEnumerable<string?> found) =>
        Value(name) is not { } wanted || (wanted.ValueKind == JsonValueKind.Array
            ? wanted.EnumerateArray().Any(value => found.Contains(value.GetString()))
            : found.Contains(wanted.GetString()));

    private bool Is(string name, bool found) => Value(name) is not { } wanted || wanted.GetBoolean() == found;

    private int? Number(string name) => Value(name)?.GetInt32();

    private JsonElement? Value(string name) => criteria.ValueKind == JsonValueKind.Object && criteria.TryGetProperty(name, out var value) ? value : null;
}
