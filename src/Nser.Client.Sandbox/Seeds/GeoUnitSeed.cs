using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Seeds;

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
