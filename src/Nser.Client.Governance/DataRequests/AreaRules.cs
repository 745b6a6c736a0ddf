using Nser.Standards;

namespace Nser.Client.Governance.DataRequests;

/// <summary>Item 12: the codes of an area are of one branch, and the geography knows them.</summary>
internal static class AreaRules
{
    private const int LongestCode = 20;

    internal static void Check(DataRequestForm form, GeoLibrary geography, FormFindings findings)
    {
        if (form.Locations is { Count: 0 })
        {
            findings.Error(ValidationCodes.SchemaMinItems, "/locations", "The list of areas is empty: name one, or leave the list out for the whole country.");
        }

        for (var index = 0; index < (form.Locations?.Count ?? 0); index++)
        {
            var pointer = FormattableString.Invariant($"/locations/{index}");
            if (form.Locations![index] is { } area)
            {
                Check(area, pointer, geography, findings);
            }
            else
            {
                findings.Error(ValidationCodes.SchemaType, pointer, "An area is an object with codes: supply it, or leave it out.");
            }
        }
    }

    private static void Check(RequestedArea area, string pointer, GeoLibrary geography, FormFindings findings)
    {
        var province = area.ProvinceCode?.Value;
        var district = area.DistrictCode?.Value;
        var tehsil = area.TehsilCode?.Value;
        Known(province, area.ProvinceCode?.IsWellFormed, $"{pointer}/provinceCode", "PK and one digit, for example PK6", geography, findings);
        Known(district, area.DistrictCode?.IsWellFormed, $"{pointer}/districtCode", "PK and three digits, for example PK617", geography, findings);
        Known(tehsil, area.TehsilCode?.IsWellFormed, $"{pointer}/tehsilCode", "PK and five digits, for example PK61702", geography, findings);
        Within(district, province, $"{pointer}/districtCode", findings);
        Within(tehsil, district ?? province, $"{pointer}/tehsilCode", findings);
        findings.OptionalText(area.UnionCouncilCode, $"{pointer}/unionCouncilCode", 1, LongestCode);
        if (area.UnionCouncilCode is not null && tehsil is null)
        {
            findings.Error(ValidationCodes.GeoPrefix, $"{pointer}/unionCouncilCode", "A union council is named together with its tehsil: supply tehsilCode.");
        }
    }

    private static void Known(string? code, bool? isWellFormed, string pointer, string form, GeoLibrary geography, FormFindings findings)
    {
        if (isWellFormed is false)
        {
            findings.Error(ValidationCodes.SchemaPattern, pointer, $"The code is {form}: correct it.");
        }
        else if (code is not null && geography.Find(code) is not { } unit)
        {
            findings.Error(ValidationCodes.GeoUnknown, pointer, $"The geo library {geography.Version} does not hold this code: check it, or update the geo library.");
        }
        else if (code is not null && geography.Find(code)!.Status.Known is not (GeoUnitStatus.Active or GeoUnitStatus.Renamed))
        {
            findings.Warning(ValidationCodes.GeoRetired, pointer, "This unit is no longer in use: choose the one that took its place.");
        }
    }

    private static void Within(string? inner, string? outer, string pointer, FormFindings findings)
    {
        if (inner is not null && outer is not null && !inner.StartsWith(outer, StringComparison.Ordinal))
        {
            findings.Error(ValidationCodes.GeoPrefix, pointer, "The code does not begin with that of the unit around it: choose both from one branch of the geo library.");
        }
    }
}
