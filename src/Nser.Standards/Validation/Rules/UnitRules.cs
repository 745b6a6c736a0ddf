using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

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
        if (!fits)
        {
            findings.Error(ValidationCodes.GeoPrefix, Fields.Code, "The code does not have the form of its level: province PK and 1 digit, division PK, 1 digit, D and 2 digits, district PK and 3 digits, tehsil PK and 5 digits, census block 9 digits: correct code or level.");
        }
    }

    internal static void CheckAncestors(in RecordView record, in RuleContext context, FindingList findings)
    {
        var level = record.Text(Fields.Level);
        var hasOchaCode = record.Text(Fields.CodeScheme).Is("OCHA_PCODE"u8);
        if (level.Is("PROVINCE"u8) && record.Text(Fields.ParentCode) is { IsPresent: true } parent && !parent.Is("PK"u8))
        {
            findings.Error(ValidationCodes.GeoPrefix, Fields.ParentCode, "The parent of a province is the country: set parentCode to PK.");
        }

        if (IsOutside(record, Fields.DistrictCode, Fields.ProvinceCode))
        {
            findings.Error(ValidationCodes.GeoPrefix, Fields.DistrictCode, "districtCode must begin with provinceCode: choose both from one branch of the geo library.");
        }

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
        if (record.Text(Fields.Status).IsOneOf("SPLIT"u8, "MERGED"u8, "RETIRED"u8))
        {
            findings.Require(record, Fields.ReplacedByCodes, "when the status is SPLIT, MERGED or RETIRED");
        }

        if (record.Date(Fields.ValidTo) < record.Date(Fields.ValidFrom))
        {
            findings.Error(ValidationCodes.SchemaMinimum, Fields.ValidTo, "validTo must not lie before validFrom: correct one of the two.");
        }
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
