using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>EN-01, EN-02, EN-03, EN-10 and the bounds of the spell's dates: how the days of one enrollment spell follow each other.</summary>
internal static class SpellDates
{
    /// <summary>The Benazir Income Support Programme began on this day; no enrollment is older.</summary>
    private static readonly DateOnly EarliestEnrollment = new(2008, 7, 1);

    /// <summary>How far a sender's clock may run ahead.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Date(Fields.EnrollmentDate) is not { } enrolled)
        {
            return;
        }

        if (enrolled < EarliestEnrollment)
        {
            findings.Error(ValidationCodes.SchemaMinimum, Fields.EnrollmentDate, "The enrollment date must be 2008-07-01, the start of BISP, or later: correct it.");
        }

        if (enrolled > context.Today)
        {
            findings.Error(ValidationCodes.EnrollmentInFuture, Fields.EnrollmentDate, "The enrollment date must not lie after today: correct it, or send the record when the day has come.");
        }

        if (record.Date(Fields.EnrollmentEndDate) < enrolled)
        {
            findings.Error(ValidationCodes.EndBeforeEnrollment, Fields.EnrollmentEndDate, "The end date must not lie before the enrollment date: correct one of the two.");
        }

        if (record.Date(Fields.StatusChangeDate) < enrolled)
        {
            findings.Error(ValidationCodes.ChangeBeforeEnrollment, Fields.StatusChangeDate, "The date of the status change must not lie before the enrollment date: correct one of the two.");
        }

        if (record.Date(Fields.DateOfBirth) > enrolled)
        {
            findings.Error(ValidationCodes.EnrolledBeforeBirth, Fields.EnrollmentDate, "The enrollment date must not lie before the date of birth: correct one of the two.");
        }
    }

    internal static void CheckUpdatedAt(in RecordView record, in RuleContext context, FindingList findings)
    {
        // Two days back is past whatever the offset; only the last days are looked at to the second.
        var isRecent = CalendarDate.Of(record.Text(Fields.UpdatedAt).Utf8) is not { } day || day >= context.Today.AddDays(-2);
        if (isRecent && record.Instant(Fields.UpdatedAt) > context.Now + ClockTolerance)
        {
            findings.Error(ValidationCodes.SchemaMaximum, Fields.UpdatedAt, "updatedAt must not lie more than 5 minutes ahead: check the clock and the offset of the machine that wrote it.");
        }
    }
}
