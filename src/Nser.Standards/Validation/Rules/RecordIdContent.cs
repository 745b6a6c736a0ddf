using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

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
            if (Digits.HoldIdentifier(record.Text(field).Utf8))
            {
                findings.Error(ValidationCodes.IdentifierInRecordId, field, "A record id must not hold 13 digits in a row, a mobile number or an IBAN: choose an id that says nothing about the person.");
            }
        }
    }
}
