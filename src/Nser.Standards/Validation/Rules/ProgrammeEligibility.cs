using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>EN-07, EN-08, EN-09, EN-11: what the known programmes ask of their beneficiaries. Exceptions exist, so these are warnings.</summary>
internal static class ProgrammeEligibility
{
    private const decimal LeastAttendance = 70;
    private const int LastMonthOfNashonuma = 23;

    internal static void CheckKafaalat(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!ProgrammeFacts.IsKafaalat(record.Text(Fields.ProgrammeCode)))
        {
            return;
        }

        if (record.Text(Fields.Gender).Is("MALE"u8))
        {
            findings.Warning(ValidationCodes.KafaalatEligibility, Fields.Gender, "Kafaalat is for women and transgender persons: check gender and programme.");
        }

        if (record.Text(Fields.MaritalStatus).Is("NEVER_MARRIED"u8))
        {
            findings.Warning(ValidationCodes.KafaalatEligibility, Fields.MaritalStatus, "Kafaalat is for persons who are or were married: check marital status and programme.");
        }
    }

    /// <summary>Counts the age on the last day of the spell, or today while it runs.</summary>
    internal static void CheckTaleemiWazaif(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!ProgrammeFacts.IsTaleemiWazaif(record.Text(Fields.ProgrammeCode)))
        {
            return;
        }

        if (record.Date(Fields.DateOfBirth) is { } birth && AgesOf(record.Text(Fields.EducationLevel)) is var (youngest, oldest))
        {
            var age = CalendarDate.YearsBetween(birth, record.Date(Fields.EnrollmentEndDate) ?? context.Today);
            if (age < youngest || age > oldest)
            {
                findings.Warning(ValidationCodes.TaleemiWazaifEligibility, Fields.DateOfBirth, "The age lies outside the band of the level (primary 4-12, secondary 8-18, higher secondary 13-22): check date of birth and level.");
            }
        }

        if (record.Text(Fields.EnrollmentStatus).Is("ACTIVE"u8) && record.Decimal(Fields.EducationAttendancePercent) < LeastAttendance)
        {
            findings.Warning(ValidationCodes.TaleemiWazaifEligibility, Fields.EducationAttendancePercent, "Attendance is below 70 percent although the status is ACTIVE: check both.");
        }
    }

    /// <summary>Mothers are enrolled in their own name: only a child's record has an age limit, counted on the day of enrollment.</summary>
    internal static void CheckNashonuma(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (ProgrammeFacts.IsNashonuma(record.Text(Fields.ProgrammeCode)) && Nser.Standards.Validation.Rules.ChildRecords.IsChild(record)
            && record.Date(Fields.DateOfBirth) is { } birth && record.Date(Fields.EnrollmentDate) is { } enrolled
            && CalendarDate.MonthsBetween(birth, enrolled) > LastMonthOfNashonuma)
        {
            findings.Warning(ValidationCodes.NashonumaAge, Fields.DateOfBirth, "The child was older than 23 months on the day of enrollment: check date of birth and enrollment date.");
        }
    }

    internal static void CheckActive(in RecordView record, in RuleContext context, FindingList findings)
    {
        WarnIfEnded(record, Fields.OrganizationCode, findings);
        WarnIfEnded(record, Fields.ProgrammeCode, findings);
    }

    private static void WarnIfEnded(in RecordView record, Field code, FindingList findings)
    {
        if (ProgrammeFacts.LastDayOf(record.Text(code)) is { } last && record.Date(Fields.EnrollmentDate) > last)
        {
            findings.Warning(ValidationCodes.ProgrammeNotActive, code, "This organisation or programme had ended before the enrollment date: check code and date.");
        }
    }

    private static (int Youngest, int Oldest)? AgesOf(FieldText level) =>
        level.Is("PRIMARY"u8) ? (4, 12)
        : level.Is("SECONDARY"u8) ? (8, 18)
        : level.Is("HIGHER_SECONDARY"u8) ? (13, 22)
        : null;
}
