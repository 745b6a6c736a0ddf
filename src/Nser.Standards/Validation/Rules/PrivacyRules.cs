using System.Text;
using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>GE-05: latitude and longitude are Secret and never leave, whatever their value.</summary>
internal static class Coordinates
{
    private static readonly Field[] Secret = [Fields.Latitude, Fields.Longitude, Fields.LocationLatitude, Fields.LocationLongitude];

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        foreach (var field in Secret)
        {
            findings.ErrorIf(record.Has(field), ValidationCodes.GeoCoordinates, field, "Latitude and longitude are Secret and are not pushed: remove them.");
        }
    }
}

/// <summary>PR-01: record ids stand in URLs and logs, so none may hold a CNIC, a mobile number or an IBAN.</summary>
internal static class RecordIdContent
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.HasOnlyPlainTexts)
        {
            return;
        }

        foreach (var field in Fields.RecordIds)
        {
            findings.ErrorIf(Digits.HoldIdentifier(record.Text(field).Utf8), ValidationCodes.IdentifierInRecordId, field, "A record id must not hold 13 digits in a row, a mobile number or an IBAN: choose an id that says nothing about the person.");
        }
    }
}

/// <summary>PR-04: free text is less protected than the identity fields, so a CNIC does not belong there.</summary>
/// <remarks>Transaction references are left out: banks number payments with 13 digits too.</remarks>
internal static class FreeText
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.HasOnlyPlainTexts)
        {
            return;
        }

        foreach (var field in Fields.FreeTexts)
        {
            findings.WarningIf(Digits.HoldCnic(record.Text(field).Utf8), ValidationCodes.IdentifierInFreeText, field, "The text holds 13 digits in a row, which may be a CNIC: remove the number.");
        }
    }
}

/// <summary>GE-07: a name must hold more than spaces.</summary>
internal static class BlankNames
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.HasOnlyPlainTexts)
        {
            return;
        }

        foreach (var field in Fields.Names)
        {
            findings.ErrorIf(record.Text(field) is { Length: > 0 } name && IsBlank(name.Utf8), ValidationCodes.GeoBlankName, field, "The name consists of spaces only: supply it, or leave an optional name out.");
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text)
    {
        if (PlainText.BeginsVisibly(text[0]))
        {
            return false;
        }

        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (!Rune.IsWhiteSpace(rune))
            {
                return false;
            }

            text = text[length..];
        }

        return text.IsEmpty;
    }
}

/// <summary>PR-03: test data never goes to the live registry.</summary>
internal static class TestData
{
    private static readonly Field[] Numbers = [Fields.Cnic, Fields.BFormNumber, Fields.GuardianCnic, Fields.ReceiverCnic];
    private static readonly Field[] Names = [Fields.FullName, Fields.FatherOrHusbandName, Fields.NameEn];

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (context.Environment != NserEnvironment.Live)
        {
            return;
        }

        foreach (var field in Numbers)
        {
            findings.ErrorIf(IsInvented(record.Text(field)), ValidationCodes.TestDataAgainstLive, field, "This number is not a real person's: send test data to staging, never to the live registry.");
        }

        foreach (var field in Names)
        {
            findings.ErrorIf(HasTestWord(record.Text(field).Utf8), ValidationCodes.TestDataAgainstLive, field, "This name looks like test data: send such records to staging, never to the live registry; a real person of this name goes through BISP.");
        }
    }

    private static bool IsInvented(FieldText number) =>
        Nser.Standards.Validation.Rules.IdentifierNumbers.IsSynthetic(number) || number.Utf8.StartsWith("0000"u8) || number.Is("1234512345671"u8);

    /// <summary>Whether one word of the name is a word that testers type.</summary>
    private static bool HasTestWord(ReadOnlySpan<byte> name)
    {
        while (!name.IsEmpty)
        {
            var end = name.IndexOf((byte)' ');
            var word = end < 0 ? name : name[..end];
            if (Ascii.EqualsIgnoreCase(word, "test") || Ascii.EqualsIgnoreCase(word, "testing") || Ascii.EqualsIgnoreCase(word, "dummy"))
            {
                return true;
            }

            name = end < 0 ? [] : name[(end + 1)..];
        }

        return false;
    }
}
