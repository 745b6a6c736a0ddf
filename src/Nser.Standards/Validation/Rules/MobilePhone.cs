using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

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
