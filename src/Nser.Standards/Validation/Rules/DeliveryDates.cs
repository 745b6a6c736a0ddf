using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>AD-02, AD-11: the day of the delivery, against today and the period that it is for.</summary>
internal static class DeliveryDates
{
    private const int DaysOfGrace = 90;

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Date(Fields.DeliveryDate) is not { } day)
        {
            return;
        }

        if (day > context.Today)
        {
            findings.Error(ValidationCodes.DeliveryInFuture, Fields.DeliveryDate, "The delivery date must not lie after today: correct it, or report when it was delivered.");
        }

        if (PeriodOf(record.Text(Fields.DeliveryPeriod).Utf8) is var (first, months)
            && (first.DayNumber - day.DayNumber > DaysOfGrace || (day.DayNumber - first.DayNumber > DaysOfGrace && day > first.AddMonths(months).AddDays(DaysOfGrace - 1))))
        {
            findings.Warning(ValidationCodes.OutsidePeriod, Fields.DeliveryDate, "The delivery date lies more than 90 days outside deliveryPeriod: check both.");
        }
    }

    /// <summary>First day and length of <c>yyyy-Qn</c> or <c>yyyy-MM</c>.</summary>
    private static (DateOnly First, int Months)? PeriodOf(ReadOnlySpan<byte> text)
    {
        if (text.Length != 7 || text[4] != '-')
        {
            return null;
        }

        var year = (Digits.Pair(text, 0) * 100) + Digits.Pair(text, 2);
        var isQuarter = text[5] == 'Q';
        var firstMonth = isQuarter ? ((text[6] - '1') * 3) + 1 : Digits.Pair(text, 5);
        if (year is < 1 or > 9998 || firstMonth is < 1 or > 12)
        {
            return null;
        }

        return (new DateOnly(year, firstMonth, 1), isQuarter ? 3 : 1);
    }
}
