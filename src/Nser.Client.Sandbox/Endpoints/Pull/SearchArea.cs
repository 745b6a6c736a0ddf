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
