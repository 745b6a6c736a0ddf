using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>GE-01 to GE-06 for the address of a person or delivery, by the geo library.</summary>
internal static class LocationRules
{
    /// <summary>How the codes hang together and whether the library knows them.</summary>
    internal static void CheckCodes(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (IsOneBranch(record, context.Geo))
        {
            return;
        }

        CheckPrefixes(record, findings);
        CheckKnown(record, context, findings);
        InDivision(record, Fields.LocationDivisionCode, Fields.LocationDistrictCode, Fields.LocationLibraryVersion, context, findings);
    }

    /// <summary>Nearly every address names a tehsil that the library knows and the units above it: nothing more need be asked.</summary>
    private static bool IsOneBranch(in RecordView record, GeoLibraryFacts geo)
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
        var districts = context.CensusPrefixDistricts;
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

        var geo = context.Geo;
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
        else if (!GeoLibraryFacts.IsInUse(unit))
        {
            findings.Warning(ValidationCodes.GeoRetired, field, unit.ReplacedByCodes is not { Count: > 0 } successors
                ? "This unit is no longer in use: choose the one that took its place."
                : $"This unit is no longer in use: choose among its successors {string.Join(", ", successors)}.");
        }
    }

    /// <summary>GE-04. Districts move between divisions, so a record of another library version only gets a warning.</summary>
    internal static void InDivision(in RecordView record, Field divisionField, Field districtField, Field versionField, in RuleContext context, FindingList findings)
    {
        var geo = context.Geo;
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
        findings.ErrorIf(PlaceCode.IsWellFormed(innerCode.Utf8) && PlaceCode.IsWellFormed(outerCode.Utf8) && !innerCode.StartsWith(outerCode), ValidationCodes.GeoPrefix, inner, message);
    }
}

/// <summary>What ties the fields of one row of the geo library together (standards, section 3a; GE-01, GE-02).</summary>
internal static class UnitRules
{
    /// <summary>Each level writes its codes in its own way (section 3a); union councils and mouzas in any, within the schema's 20 characters.</summary>
    internal static void CheckCode(in RecordView record, in RuleContext context, FindingList findings)
    {
        var code = record.Text(Fields.Code).Utf8;
        var level = record.Text(Fields.Level);
        if (code.IsEmpty || !level.IsPresent)
        {
            return;
        }

        var fits = level.Is("CENSUS_BLOCK"u8)
            ? code.Length == 9 && Digits.AllIn(code)
            : LengthAt(level) is not { } length || (code.Length == length && PlaceCode.IsWellFormed(code));
        findings.ErrorIf(!fits, ValidationCodes.GeoPrefix, Fields.Code, "The code does not have the form of its level: province PK and 1 digit, division PK, 1 digit, D and 2 digits, district PK and 3 digits, tehsil PK and 5 digits, census block 9 digits: correct code or level.");
    }

    internal static void CheckAncestors(in RecordView record, in RuleContext context, FindingList findings)
    {
        var level = record.Text(Fields.Level);
        var hasOchaCode = record.Text(Fields.CodeScheme).Is("OCHA_PCODE"u8);
        findings.ErrorIf(level.Is("PROVINCE"u8) && record.Text(Fields.ParentCode) is { IsPresent: true } parent && !parent.Is("PK"u8), ValidationCodes.GeoPrefix, Fields.ParentCode, "The parent of a province is the country: set parentCode to PK.");
        findings.ErrorIf(IsOutside(record, Fields.DistrictCode, Fields.ProvinceCode), ValidationCodes.GeoPrefix, Fields.DistrictCode, "districtCode must begin with provinceCode: choose both from one branch of the geo library.");

        if (hasOchaCode
            && ((level.Is("TEHSIL"u8) && IsOutside(record, Fields.Code, Fields.DistrictCode))
                || (level.IsOneOf("DISTRICT"u8, "TEHSIL"u8) && IsOutside(record, Fields.Code, Fields.ProvinceCode))))
        {
            findings.Error(ValidationCodes.GeoPrefix, Fields.Code, "A tehsil code begins with its district's code, a district code with its province's: correct code, districtCode or provinceCode.");
        }
    }

    /// <summary>GE-04 for a unit that is a district, or lies in one.</summary>
    internal static void CheckDivision(in RecordView record, in RuleContext context, FindingList findings)
    {
        var district = record.Text(Fields.Level).Is("DISTRICT"u8) ? Fields.Code : Fields.DistrictCode;
        LocationRules.InDivision(record, Fields.DivisionCode, district, Fields.LibraryVersion, context, findings);
    }

    internal static void CheckParent(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!record.Text(Fields.Level).Is("PROVINCE"u8))
        {
            LocationRules.Known(record, Fields.ParentCode, record.Text(Fields.LibraryVersion), context, findings);
        }
    }

    internal static void CheckLife(in RecordView record, in RuleContext context, FindingList findings)
    {
        findings.RequireIf(record.Text(Fields.Status).IsOneOf("SPLIT"u8, "MERGED"u8, "RETIRED"u8), record, Fields.ReplacedByCodes, "when the status is SPLIT, MERGED or RETIRED");
        findings.ErrorIf(record.Date(Fields.ValidTo) < record.Date(Fields.ValidFrom), ValidationCodes.SchemaMinimum, Fields.ValidTo, "validTo must not lie before validFrom: correct one of the two.");
    }

    private static int? LengthAt(FieldText level) =>
        level.Is("PROVINCE"u8) ? 3
        : level.Is("DISTRICT"u8) ? 5
        : level.Is("DIVISION"u8) ? 6
        : level.Is("TEHSIL"u8) ? 7
        : null;

    private static bool IsOutside(in RecordView record, Field inner, Field outer)
    {
        var innerCode = record.Text(inner);
        var outerCode = record.Text(outer);
        return innerCode.IsPresent && outerCode.IsPresent && !innerCode.StartsWith(outerCode);
    }
}

/// <summary>The codes of places that contain each other by prefix: <c>PK</c> and 1, 3 or 5 digits (OCHA), or a division's <c>PKnDnn</c>.</summary>
internal static class PlaceCode
{
    internal static bool IsWellFormed(ReadOnlySpan<byte> code) => code.StartsWith("PK"u8) && code.Length switch
    {
        3 or 5 or 7 => Digits.AllIn(code[2..]),
        6 => Digits.AllIn(code.Slice(2, 1)) && code[3] == 'D' && Digits.AllIn(code[4..]),
        _ => false,
    };
}
