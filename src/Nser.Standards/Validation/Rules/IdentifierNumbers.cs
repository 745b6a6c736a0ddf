using System.Buffers;
using Nser.Standards.Records;

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
            if (field != Fields.BFormNumber && ((text.Utf8[0] == '9' && !IsSynthetic(text)) || text.Utf8[12] == '0'))
            {
                findings.Warning(ValidationCodes.CnicUnusual, field, "A CNIC that begins with 9 or ends with 0 is rare: compare it with the card.");
            }
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
