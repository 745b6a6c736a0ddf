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

        findings.ErrorIf(enrolled < EarliestEnrollment, ValidationCodes.SchemaMinimum, Fields.EnrollmentDate, "The enrollment date must be 2008-07-01, the start of BISP, or later: correct it.");
        findings.ErrorIf(enrolled > context.Today, ValidationCodes.EnrollmentInFuture, Fields.EnrollmentDate, "The enrollment date must not lie after today: correct it, or send the record when the day has come.");
        findings.ErrorIf(record.Date(Fields.EnrollmentEndDate) < enrolled, ValidationCodes.EndBeforeEnrollment, Fields.EnrollmentEndDate, "The end date must not lie before the enrollment date: correct one of the two.");
        findings.ErrorIf(record.Date(Fields.StatusChangeDate) < enrolled, ValidationCodes.ChangeBeforeEnrollment, Fields.StatusChangeDate, "The date of the status change must not lie before the enrollment date: correct one of the two.");
        findings.ErrorIf(record.Date(Fields.DateOfBirth) > enrolled, ValidationCodes.EnrolledBeforeBirth, Fields.EnrollmentDate, "The enrollment date must not lie before the date of birth: correct one of the two.");
    }

    internal static void CheckUpdatedAt(in RecordView record, in RuleContext context, FindingList findings)
    {
        // Two days back is past whatever the offset; only the last days are looked at to the second.
        var isRecent = CalendarDate.Of(record.Text(Fields.UpdatedAt).Utf8) is not { } day || day >= context.Today.AddDays(-2);
        findings.ErrorIf(isRecent && record.Instant(Fields.UpdatedAt) > context.Now + ClockTolerance, ValidationCodes.SchemaMaximum, Fields.UpdatedAt, "updatedAt must not lie more than 5 minutes ahead: check the clock and the offset of the machine that wrote it.");
    }
}

/// <summary>EN-04 and the details that a status requires (standards, section 1).</summary>
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
        findings.ErrorIf(hasEnded && record.Lacks(Fields.EnrollmentEndDate), ValidationCodes.EndDateAndStatus, Fields.EnrollmentEndDate, "enrollmentEndDate is required when the status is GRADUATED, EXITED or DECEASED: supply the last day, or correct the status.");
        findings.ErrorIf(!hasEnded && !record.Lacks(Fields.EnrollmentEndDate), ValidationCodes.EndDateAndStatus, Fields.EnrollmentEndDate, "An end date goes only with the status GRADUATED, EXITED or DECEASED: remove the date or correct the status.");
    }

    internal static void CheckChange(in RecordView record, in RuleContext context, FindingList findings)
    {
        var status = record.Text(Fields.EnrollmentStatus);
        findings.RequireIf(status.IsPresent && !status.IsOneOf("ACTIVE"u8, "PENDING"u8), record, Fields.StatusChangeDate, "unless the status is ACTIVE or PENDING");
        findings.RequireIf(status.IsOneOf("SUSPENDED"u8, "EXITED"u8, "REJECTED"u8), record, Fields.StatusReason, "when the status is SUSPENDED, EXITED or REJECTED");
    }
}

/// <summary>EN-12: which changes of status a correction may make. A spell that has ended does not begin again; a new spell is a new record.</summary>
/// <remarks>The standard says only that DECEASED is final; the rest is this project's reading, told in <c>docs/validation-codes.md</c>.</remarks>
public static class StatusTransitions
{
    /// <summary>The finding for an illegal change; <see langword="null"/> for a legal one, for no change, and for a status that is not known here.</summary>
    public static ValidationFinding? Check(string? from, string? to) =>
        from is null || to is null || from == to || Successors(from) is not { } successors || successors.Contains(to, StringComparer.Ordinal)
            ? null
            : new ValidationFinding(ValidationCodes.StatusTransition, FindingSeverity.Error, Fields.EnrollmentStatus.Pointer, Message(from, successors));

    private static string Message(string from, string[] successors) => successors.Length == 0
        ? $"{from} is final: the status cannot be changed any more."
        : $"After {from} the status may only become {string.Join(", ", successors)}. A new spell is a new record.";

    private static string[]? Successors(string status) => status switch
    {
        "PENDING" => ["ACTIVE", "REJECTED", "EXITED", "DECEASED"],
        "ACTIVE" => ["SUSPENDED", "GRADUATED", "EXITED", "DECEASED"],
        "SUSPENDED" => ["ACTIVE", "GRADUATED", "EXITED", "DECEASED"],
        "GRADUATED" or "EXITED" => ["DECEASED"],
        "REJECTED" => ["PENDING", "DECEASED"],
        "DECEASED" => [],
        _ => null,
    };
}

/// <summary>EN-05: what a kind of benefit requires to be known about the payment.</summary>
internal static class BenefitDetails
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var benefit = record.Text(Fields.BenefitType);
        findings.ErrorIf(benefit.IsOneOf("CASH"u8, "LOAN"u8) && record.Lacks(Fields.BenefitAmount), ValidationCodes.BenefitCondition, Fields.BenefitAmount, "benefitAmount is required when benefitType is CASH or LOAN: supply the amount in rupees.");
        findings.ErrorIf(benefit.Is("CASH"u8) && record.Lacks(Fields.PaymentMode), ValidationCodes.BenefitCondition, Fields.PaymentMode, "paymentMode is required when benefitType is CASH: say how the money is paid.");
        findings.ErrorIf(record.Text(Fields.PaymentMode).Is("BANK_ACCOUNT"u8) && record.Lacks(Fields.BankIban), ValidationCodes.BenefitCondition, Fields.BankIban, "bankIban is required when paymentMode is BANK_ACCOUNT: supply the IBAN, or correct paymentMode.");
    }
}

/// <summary>EN-06: who was selected by PMT score lies at or below the cutoff.</summary>
internal static class PovertyScore
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Text(Fields.SelectionBasis).Is("PMT_SCORE"u8)
            && record.Amount(Fields.PmtScoreAtEnrollment) > record.Amount(Fields.PmtCutoffApplied))
        {
            findings.Warning(ValidationCodes.ScoreAboveCutoff, Fields.PmtScoreAtEnrollment, "The PMT score lies above the cutoff although the selection was by score: check score, cutoff and selection basis.");
        }
    }
}

/// <summary>EN-07, EN-08, EN-09, EN-11: what the known programmes ask of their beneficiaries. Exceptions exist, so these are warnings.</summary>
internal static class ProgrammeEligibility
{
    private static readonly Amount LeastAttendance = 70;
    private const int LastMonthOfNashonuma = 23;

    internal static void CheckKafaalat(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!ProgrammeFacts.IsKafaalat(record.Text(Fields.ProgrammeCode)))
        {
            return;
        }

        findings.WarningIf(record.Text(Fields.Gender).Is("MALE"u8), ValidationCodes.KafaalatEligibility, Fields.Gender, "Kafaalat is for women and transgender persons: check gender and programme.");
        findings.WarningIf(record.Text(Fields.MaritalStatus).Is("NEVER_MARRIED"u8), ValidationCodes.KafaalatEligibility, Fields.MaritalStatus, "Kafaalat is for persons who are or were married: check marital status and programme.");
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
            findings.WarningIf(age < youngest || age > oldest, ValidationCodes.TaleemiWazaifEligibility, Fields.DateOfBirth, "The age lies outside the band of the level (primary 4-12, secondary 8-18, higher secondary 13-22): check date of birth and level.");
        }

        findings.WarningIf(record.Text(Fields.EnrollmentStatus).Is("ACTIVE"u8) && record.Amount(Fields.EducationAttendancePercent) < LeastAttendance, ValidationCodes.TaleemiWazaifEligibility, Fields.EducationAttendancePercent, "Attendance is below 70 percent although the status is ACTIVE: check both.");
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
        findings.WarningIf(ProgrammeFacts.LastDayOf(record.Text(code)) is { } last && record.Date(Fields.EnrollmentDate) > last, ValidationCodes.ProgrammeNotActive, code, "This organisation or programme had ended before the enrollment date: check code and date.");
    }

    private static (int Youngest, int Oldest)? AgesOf(FieldText level) =>
        level.Is("PRIMARY"u8) ? (4, 12)
        : level.Is("SECONDARY"u8) ? (8, 18)
        : level.Is("HIGHER_SECONDARY"u8) ? (13, 22)
        : null;
}

/// <summary>The facts about programmes and organisations on which rules rest, in one place.</summary>
/// <remarks>The published documents hold no code list. The codes here are this project's reading; a list agreed with BISP replaces this file.</remarks>
internal static class ProgrammeFacts
{
    private static readonly DateOnly LastDayOfUtilityStores = new(2025, 7, 31);

    /// <summary>Unconditional cash for ever-married women and transgender persons.</summary>
    internal static bool IsKafaalat(FieldText programme) => programme.Is("BISP-KAFAALAT"u8);

    /// <summary>Conditional cash for schooling, under its short and its full name.</summary>
    internal static bool IsTaleemiWazaif(FieldText programme) => programme.IsOneOf("BISP-BTW"u8, "BISP-TALEEMI-WAZAIF"u8);

    /// <summary>Nutrition of mothers and of children up to 23 months.</summary>
    internal static bool IsNashonuma(FieldText programme) => programme.Is("BISP-NASHONUMA"u8);

    /// <summary>The last day of the organisation or programme with this code, where it has ended: Utility Stores Corporation closed on 2025-07-31.</summary>
    internal static DateOnly? LastDayOf(FieldText code) => code.Is("USC"u8) ? LastDayOfUtilityStores : null;
}
