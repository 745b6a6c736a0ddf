using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>AD-03 and the delivery period of periodic benefits: the delivery against its enrollment, when the caller can look that up.</summary>
internal static class AgainstEnrollment
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (context.Settings.FindEnrollment is not { } find
            || record.Text(Fields.OrganizationCode).ToText() is not { } organization
            || record.Text(Fields.EnrollmentId).ToText() is not { } enrollmentId
            || find(organization, enrollmentId) is not { } enrollment)
        {
            return;
        }

        if (record.Date(Fields.DeliveryDate) < enrollment.EnrollmentDate)
        {
            findings.Error(ValidationCodes.DeliveryBeforeEnrollment, Fields.DeliveryDate, "The delivery date must not lie before the enrollment date: correct the date, or the enrollment.");
        }

        if (enrollment.IsPeriodic)
        {
            findings.Require(record, Fields.DeliveryPeriod, "for a benefit that comes periodically");
        }
    }
}
