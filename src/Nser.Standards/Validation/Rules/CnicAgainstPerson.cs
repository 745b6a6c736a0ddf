using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>ID-03, ID-07, ID-09: what a CNIC's digits suggest, compared with the rest of the record. Never an error.</summary>
internal static class CnicAgainstPerson
{
    internal static void CheckParity(in RecordView record, in RuleContext context, FindingList findings)
    {
        var cnic = record.Text(Fields.Cnic);
        var gender = record.Text(Fields.Gender);
        if (!cnic.IsDigits(13))
        {
            return;
        }

        var isOdd = (cnic.Utf8[12] & 1) == 1;
        if ((isOdd && gender.Is("FEMALE"u8)) || (!isOdd && gender.Is("MALE"u8)))
        {
            findings.Warning(ValidationCodes.CnicParity, Fields.Gender, "The last digit of a CNIC is odd for men and even for women as a rule, and here it is not: compare gender and CNIC with the card.");
        }
    }

    internal static void CheckAge(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Text(Fields.Cnic).IsPresent && record.Date(Fields.DateOfBirth) > context.OfAgeWhenBornBy)
        {
            findings.Warning(ValidationCodes.CnicHolderMinor, Fields.DateOfBirth, "A CNIC is issued from 18 years on, but by this date of birth the holder is younger: check the date, or use the B-Form number.");
        }
    }

    internal static void CheckProvince(in RecordView record, in RuleContext context, FindingList findings)
    {
        var cnic = record.Text(Fields.Cnic);
        var province = record.Text(Fields.LocationProvinceCode);
        if (cnic.IsDigits(13) && province.IsPresent && ProvinceOfDigit(cnic.Utf8[0]) is { IsEmpty: false } registered && !province.Is(registered))
        {
            findings.Information(ValidationCodes.CnicProvince, Fields.LocationProvinceCode, "The CNIC was first registered in another province than this address; people move, so nothing needs doing unless many records show it.");
        }
    }

    /// <summary>The province of first registration by a CNIC's first digit, as OCHA code (standards, section 6); empty for 0 and 9. FATA, digit 2, is part of Khyber Pakhtunkhwa since 2018.</summary>
    private static ReadOnlySpan<byte> ProvinceOfDigit(byte digit) => digit switch
    {
        (byte)'1' or (byte)'2' => "PK5"u8,
        (byte)'3' => "PK6"u8,
        (byte)'4' => "PK7"u8,
        (byte)'5' => "PK2"u8,
        (byte)'6' => "PK4"u8,
        (byte)'7' => "PK3"u8,
        (byte)'8' => "PK1"u8,
        _ => default,
    };
}
