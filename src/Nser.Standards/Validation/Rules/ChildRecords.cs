using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

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
        if (record.Text(Fields.GuardianCnic).Equals(record.Text(Fields.Cnic)))
        {
            findings.Error(ValidationCodes.GuardianIsChild, Fields.GuardianCnic, "On a child's record guardianCnic must be another number than cnic: put the guardian's number into guardianCnic only.");
        }
    }

    /// <summary>Counts the age on the last day of the spell, or today while it runs: a spell that ended in childhood stays right.</summary>
    internal static void CheckAge(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!record.Text(Fields.BFormNumber).IsPresent || record.Date(Fields.DateOfBirth) is not { } birth)
        {
            return;
        }

        var age = CalendarDate.YearsBetween(birth, record.Date(Fields.EnrollmentEndDate) ?? context.Today);
        if (age > LastYearOfBForm)
        {
            findings.Error(ValidationCodes.BFormHolderAdult, Fields.BFormNumber, "A B-Form number is for children, but by the date of birth this person is older than 18: ask for the CNIC.");
        }
        else if (age == LastYearOfBForm)
        {
            findings.Warning(ValidationCodes.BFormHolderAdult, Fields.BFormNumber, "By the date of birth this person is 18 and should have a CNIC by now: ask for it.");
        }
    }
}
