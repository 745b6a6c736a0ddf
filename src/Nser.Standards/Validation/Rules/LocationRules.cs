using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>GE-01 to GE-06 for the address of a person or delivery, by the geo library.</summary>
internal static class LocationRules
{
    /// <summary>How the codes hang together and whether the library knows them.</summary>
    internal static void CheckCodes(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (IsOneBranch(record, context.Settings.Geo))
        {
            return;
        }

        CheckPrefixes(record, findings);
        CheckKnown(record, context, findings);
        InDivision(record, Fields.LocationDivisionCode, Fields.LocationDistrictCode, Fields.LocationLibraryVersion, context, findings);
    }

    /// <summary>Nearly every address names a tehsil that the library knows and the units above it: nothing more need be asked.</summary>
    private static bool IsOneBranch(in RecordView record, IGeoFacts geo)
    {
        var division = record.Text(Fields.LocationDivisionCode);
        var tehsil = PlaceKey.Of(record.Text(Fields.LocationTehsilCode).Utf8);
        return geo.DivisionAbove(tehsil) is { IsPresent: true } above
            && PlaceKey.Of(record.Text(Fields.LocationProvinceCode).Utf8) == tehsil.Beginning(3)
            && PlaceKey.Of(record.Text(Fields.LocationDistrictCode).Utf8) == tehsil.Beginning(5)
            && (!division.IsPresent || PlaceKey.Of(division.Utf8) == above);
    }

    private static void CheckPrefixes(in RecordView record, FindingList findings)
    {
        Within(record, Fields.LocationDistrictCode, Fields.LocationProvinceCode, "districtCode must begin with provinceCode: choose both from one branch of the geo library.", findings);
        Within(record, Fields.LocationTehsilCode, Fields.LocationDistrictCode, "tehsilCode must begin with districtCode: choose both from one branch of the geo library.", findings);
    }

    private static void CheckKnown(in RecordView record, in RuleContext context, FindingList findings)
    {
        var version = record.Text(Fields.LocationLibraryVersion);
        Known(record, Fields.LocationProvinceCode, version, context, findings);
        Known(record, Fields.LocationDivisionCode, version, context, findings);
        Known(record, Fields.LocationDistrictCode, version, context, findings);
        Known(record, Fields.LocationTehsilCode, version, context, findings);
    }

    internal static void CheckCensusBlock(in RecordView record, in RuleContext context, FindingList findings)
    {
        var districts = context.Settings.CensusPrefixDistricts;
        if (districts.Count > 0 && record.Text(Fields.LocationCensusBlockCode) is var block && block.IsDigits(9)
            && districts.TryGetValue(block.ToText()![..3], out var district)
            && record.Text(Fields.LocationDistrictCode) is { IsPresent: true } named && !named.Is(district))
        {
            findings.Warning(ValidationCodes.CensusPrefix, Fields.LocationCensusBlockCode, "The first three digits of the block belong to another district: check the block code.");
        }
    }

    /// <summary>Adds what the library says of one code; says nothing of a code that is malformed, for the shape check does.</summary>
    internal static void Known(in RecordView record, Field field, FieldText version, in RuleContext context, FindingList findings)
    {
        if (record.Text(field) is not { IsPresent: true } code || !PlaceCode.IsWellFormed(code.Utf8))
        {
            return;
        }

        var geo = context.Settings.Geo;
        if (geo.Find(code.Utf8) is not { } unit)
        {
            if (version.Is(geo.Version))
            {
                findings.Error(ValidationCodes.GeoUnknown, field, $"The geo library {geo.Version}, which the record names, does not hold this code: check it.");
            }
            else
            {
                findings.Warning(ValidationCodes.GeoUnknown, field, $"The geo library {geo.Version} does not hold this code; a newer one may: check the code.");
            }
        }
        else if (!unit.IsInUse)
        {
            findings.Warning(ValidationCodes.GeoRetired, field, unit.ReplacedBy.Count == 0
                ? "This unit is no longer in use: choose the one that took its place."
                : $"This unit is no longer in use: choose among its successors {string.Join(", ", unit.ReplacedBy)}.");
        }
    }

    /// <summary>GE-04. Districts move between divisions, so a record of another library version only gets a warning.</summary>
    internal static void InDivision(in RecordView record, Field divisionField, Field districtField, Field versionField, in RuleContext context, FindingList findings)
    {
        var geo = context.Settings.Geo;
        var division = record.Text(divisionField);
        if (!division.IsPresent || record.Text(districtField) is not { IsPresent: true } district
            || geo.Find(district.Utf8)?.DivisionCode is not { } right || division.Is(right))
        {
            return;
        }

        if (record.Lacks(versionField) || record.Text(versionField).Is(geo.Version))
        {
            findings.Error(ValidationCodes.GeoDivision, divisionField, "The district does not belong to this division: correct divisionCode, or leave it out, for it is derived.");
        }
        else
        {
            findings.Warning(ValidationCodes.GeoDivision, divisionField, $"In the geo library {geo.Version} the district belongs to another division; a newer one may differ: check divisionCode.");
        }
    }

    private static void Within(in RecordView record, Field inner, Field outer, string message, FindingList findings)
    {
        var innerCode = record.Text(inner);
        var outerCode = record.Text(outer);
        if (PlaceCode.IsWellFormed(innerCode.Utf8) && PlaceCode.IsWellFormed(outerCode.Utf8) && !innerCode.StartsWith(outerCode))
        {
            findings.Error(ValidationCodes.GeoPrefix, inner, message);
        }
    }
}
