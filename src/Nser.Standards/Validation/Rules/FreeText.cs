using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

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
            if (Digits.HoldCnic(record.Text(field).Utf8))
            {
                findings.Warning(ValidationCodes.IdentifierInFreeText, field, "The text holds 13 digits in a row, which may be a CNIC: remove the number.");
            }
        }
    }
}
