using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>EN-04 and the details that a status requires (standards, section 1, fields 25-27).</summary>
internal static class StatusDetails
{
    internal static void CheckEndDate(in RecordView record, in RuleContext context, FindingList findings)
    {
        var status = record.Text(Fields.EnrollmentStatus);
        if (!status.IsPresent)
        {
            return;
        }

        var hasEnded = status.IsOneOf("GRADUATED"u8, "EXITED"u8, "DECEASED"u8);
        if (hasEnded && record.Lacks(Fields.EnrollmentEndDate))
        {
            findings.Error(ValidationCodes.EndDateAndStatus, Fields.EnrollmentEndDate, "enrollmentEndDate is required when the status is GRADUATED, EXITED or DECEASED: supply the last day, or correct the status.");
        }
        else if (!hasEnded && !record.Lacks(Fields.EnrollmentEndDate))
        {
            findings.Error(ValidationCodes.EndDateAndStatus, Fields.EnrollmentEndDate, "An end date goes only with the status GRADUATED, EXITED or DECEASED: remove the date or correct the status.");
        }
    }

    internal static void CheckChange(in RecordView record, in RuleContext context, FindingList findings)
    {
        var status = record.Text(Fields.EnrollmentStatus);
        if (status.IsPresent && !status.IsOneOf("ACTIVE"u8, "PENDING"u8))
        {
            findings.Require(record, Fields.StatusChangeDate, "unless the status is ACTIVE or PENDING");
        }

        if (status.IsOneOf("SUSPENDED"u8, "EXITED"u8, "REJECTED"u8))
        {
            findings.Require(record, Fields.StatusReason, "when the status is SUSPENDED, EXITED or REJECTED");
        }
    }
}
