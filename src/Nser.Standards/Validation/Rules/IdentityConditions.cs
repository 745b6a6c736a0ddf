using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>Which identity field a document type requires (standards, section 1, fields 6-8 and 15), and the bounds of dates of birth.</summary>
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

    /// <summary>Not required, but a record without it is harder to match (standards, section 1, field 12): a warning.</summary>
    internal static void CheckFather(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Lacks(Fields.FatherOrHusbandName))
        {
            findings.Warning(ValidationCodes.SchemaRequired, Fields.FatherOrHusbandName, "fatherOrHusbandName is not required, but a record without it is harder to match: supply it if you can.");
        }
    }

    internal static void CheckBirth(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Date(Fields.DateOfBirth) is not { } birth)
        {
            return;
        }

        if (birth < EarliestBirth)
        {
            findings.Error(ValidationCodes.SchemaMinimum, Fields.DateOfBirth, "The date of birth must be 1900-01-01 or later: correct it.");
        }
        else if (birth > context.Today)
        {
            findings.Error(ValidationCodes.SchemaMaximum, Fields.DateOfBirth, "The date of birth must not lie after today: correct it.");
        }
    }
}
