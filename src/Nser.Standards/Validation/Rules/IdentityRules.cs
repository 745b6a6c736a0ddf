using System.Buffers;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>ID-01, ID-02, ID-04, ID-05: the form of CNIC and B-Form numbers, wherever they stand.</summary>
/// <remarks>Each fault gets its own message, because each is mended in another way; the schema's pattern would say the same to all.</remarks>
internal static class IdentifierNumbers
{
    private static readonly Field[] Numbers = [Fields.Cnic, Fields.BFormNumber, Fields.GuardianCnic, Fields.ReceiverCnic];
    private static readonly SearchValues<byte> NumberCharacters = SearchValues.Create("0123456789eE.+-,"u8);

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        foreach (var field in Numbers)
        {
            if (record.Text(field) is { IsPresent: true } text)
            {
                CheckText(text, field, findings);
            }
            else if (record.NumberText(field).IndexOfAny("eE."u8) >= 0)
            {
                AsNumber(field, findings);
            }
        }
    }

    /// <summary>Whether these digits mark a person that this project invented.</summary>
    internal static bool IsSynthetic(FieldText number) => number.Utf8.StartsWith("99999"u8);

    private static void CheckText(FieldText text, Field field, FindingList findings)
    {
        if (text.IsDigits(13) && text.Utf8[0] != '0' && (text.Utf8[0] != text.Utf8[1] || text.Utf8.IndexOfAnyExcept(text.Utf8[0]) >= 0))
        {
            findings.WarningIf(field != Fields.BFormNumber && ((text.Utf8[0] == '9' && !IsSynthetic(text)) || text.Utf8[12] == '0'), ValidationCodes.CnicUnusual, field, "A CNIC that begins with 9 or ends with 0 is rare: compare it with the card.");
        }
        else if (LooksLikeFloat(text.Utf8))
        {
            AsNumber(field, findings);
        }
        else if (text.IsDigits(11))
        {
            findings.Error(ValidationCodes.OldNic, field, "Eleven digits are an old NIC number, invalid since 2004, or a CNIC that lost digits: ask for the 13-digit CNIC.");
        }
        else
        {
            findings.Error(ValidationCodes.CnicForm, field, "Must be 13 digits without dashes or spaces, not beginning with 0 and not one digit repeated: copy the number from the card.");
        }
    }

    private static void AsNumber(Field field, FindingList findings) =>
        findings.Error(ValidationCodes.IdentifierAsNumber, field, "The number was turned into a decimal or scientific number, usually by a spreadsheet, and has lost digits: enter it again from the card, as text.");

    /// <summary>Digits with a decimal point or an exponent, such as a spreadsheet shows for long numbers.</summary>
    private static bool LooksLikeFloat(ReadOnlySpan<byte> text) =>
        text.IndexOfAny("eE."u8) > 0 && text.IndexOfAnyExcept(NumberCharacters) < 0 && text.IndexOfAnyInRange((byte)'0', (byte)'9') == 0;
}

/// <summary>Which identity field a document type requires (standards, section 1), and the bounds of dates of birth.</summary>
internal static class IdentityConditions
{
    private static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    internal static void CheckDocument(in RecordView record, in RuleContext context, FindingList findings)
    {
        var document = record.Text(Fields.IdDocumentType);
        if (document.Is("CRC"u8))
        {
            findings.Require(record, Fields.BFormNumber, "when idDocumentType is CRC");
            findings.Require(record, Fields.DateOfBirth, "when idDocumentType is CRC");
        }
        else if (document.IsPresent && !document.Is("NONE"u8))
        {
            findings.Require(record, Fields.Cnic, "unless idDocumentType is CRC or NONE");
        }
    }

    /// <summary>Not required, but a record without it is harder to match (standards, section 1): a warning.</summary>
    internal static void CheckFather(in RecordView record, in RuleContext context, FindingList findings)
    {
        findings.WarningIf(record.Lacks(Fields.FatherOrHusbandName), ValidationCodes.SchemaRequired, Fields.FatherOrHusbandName, "fatherOrHusbandName is not required, but a record without it is harder to match: supply it if you can.");
    }

    internal static void CheckBirth(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Date(Fields.DateOfBirth) is not { } birth)
        {
            return;
        }

        findings.ErrorIf(birth < EarliestBirth, ValidationCodes.SchemaMinimum, Fields.DateOfBirth, "The date of birth must be 1900-01-01 or later: correct it.");
        findings.ErrorIf(birth > context.Today, ValidationCodes.SchemaMaximum, Fields.DateOfBirth, "The date of birth must not lie after today: correct it.");
    }
}

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
        findings.WarningIf((isOdd && gender.Is("FEMALE"u8)) || (!isOdd && gender.Is("MALE"u8)), ValidationCodes.CnicParity, Fields.Gender, "The last digit of a CNIC is odd for men and even for women as a rule, and here it is not: compare gender and CNIC with the card.");
    }

    internal static void CheckAge(in RecordView record, in RuleContext context, FindingList findings)
    {
        findings.WarningIf(record.Text(Fields.Cnic).IsPresent && record.Date(Fields.DateOfBirth) > context.OfAgeWhenBornBy, ValidationCodes.CnicHolderMinor, Fields.DateOfBirth, "A CNIC is issued from 18 years on, but by this date of birth the holder is younger: check the date, or use the B-Form number.");
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

/// <summary>ID-06, ID-08 and the guardian's number: records about a child, identified by CRC or B-Form.</summary>
internal static class ChildRecords
{
    private const int LastYearOfBForm = 18;

    internal static bool IsChild(in RecordView record) =>
        record.Text(Fields.IdDocumentType).Is("CRC"u8) || record.Text(Fields.BFormNumber).IsPresent;

    internal static void CheckGuardian(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!IsChild(record))
        {
            return;
        }

        findings.Require(record, Fields.GuardianCnic, "on a child's record (idDocumentType CRC, or a B-Form number)");
        findings.ErrorIf(record.Text(Fields.GuardianCnic).Equals(record.Text(Fields.Cnic)), ValidationCodes.GuardianIsChild, Fields.GuardianCnic, "On a child's record guardianCnic must be another number than cnic: put the guardian's number into guardianCnic only.");
    }

    /// <summary>Counts the age on the last day of the spell, or today while it runs: a spell that ended in childhood stays right.</summary>
    internal static void CheckAge(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!record.Text(Fields.BFormNumber).IsPresent || record.Date(Fields.DateOfBirth) is not { } birth)
        {
            return;
        }

        var age = CalendarDate.YearsBetween(birth, record.Date(Fields.EnrollmentEndDate) ?? context.Today);
        findings.ErrorIf(age > LastYearOfBForm, ValidationCodes.BFormHolderAdult, Fields.BFormNumber, "A B-Form number is for children, but by the date of birth this person is older than 18: ask for the CNIC.");
        findings.WarningIf(age == LastYearOfBForm, ValidationCodes.BFormHolderAdult, Fields.BFormNumber, "By the date of birth this person is 18 and should have a CNIC by now: ask for it.");
    }
}

/// <summary>ID-11: a Pakistani IBAN, <c>PK</c>, two check digits, four letters, sixteen characters; check digits by ISO 13616 (mod 97).</summary>
internal static class BankAccount
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var iban = record.Text(Fields.BankIban);
        findings.ErrorIf(iban.IsPresent && !(Iban.HasForm(iban.Utf8) && Iban.HasRightCheckDigits(iban.Utf8)), ValidationCodes.IbanForm, Fields.BankIban, "Must be a Pakistani IBAN of 24 characters without spaces (PK, two digits, four letters, sixteen characters) with right check digits: copy it from the bank again.");
    }
}

/// <summary>ID-12: a mobile number is <c>03</c> and nine digits; a prefix that no operator is known to use is a warning.</summary>
internal static class MobilePhone
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var number = record.Text(Fields.MobileNumber);
        if (!number.IsPresent)
        {
            return;
        }

        if (!number.IsDigits(11) || !number.Utf8.StartsWith("03"u8))
        {
            findings.Error(ValidationCodes.MobileForm, Fields.MobileNumber, "Must be 03 and nine digits, without spaces, dashes or +92: write the number as it is dialled within Pakistan.");
        }
        else if (!IsKnownPrefix(number.Utf8[2], number.Utf8[3]))
        {
            findings.Warning(ValidationCodes.MobileForm, Fields.MobileNumber, "No operator is known to use this prefix: check the number.");
        }
    }

    /// <summary>The ranges in which libphonenumber knows Pakistani mobile numbers: 030x-032x, 034x, 037x, 033x without 0338, 0355, 0364.</summary>
    private static bool IsKnownPrefix(byte third, byte fourth) => third switch
    {
        (byte)'0' or (byte)'1' or (byte)'2' or (byte)'4' or (byte)'7' => true,
        (byte)'3' => fourth != '8',
        (byte)'5' => fourth == '5',
        (byte)'6' => fourth == '4',
        _ => false,
    };
}
