using Nser.Standards.Records;
using Nser.Standards.Text;

namespace Nser.Standards.Validation.Rules;

/// <summary>AD-01, AD-08, AD-09: the quantity, the entitlement and the value, against what the status says took place.</summary>
internal static class Quantities
{
    private static readonly Amount Nothing = 0;

    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var status = record.Text(Fields.DeliveryStatus);
        var quantity = record.Amount(Fields.Quantity);
        var nothingDelivered = status.IsOneOf("NOT_DELIVERED"u8, "CANCELLED"u8);
        findings.ErrorIf(nothingDelivered && quantity is { IsZero: false }, ValidationCodes.Quantity, Fields.Quantity, "The quantity must be 0 when the status is NOT_DELIVERED or CANCELLED: correct the quantity or the status.");
        findings.ErrorIf(status.IsPresent && !nothingDelivered && quantity <= Nothing, ValidationCodes.Quantity, Fields.Quantity, "The quantity must be above 0 unless the status is NOT_DELIVERED or CANCELLED: correct the quantity or the status.");
        findings.ErrorIf(nothingDelivered && record.Amount(Fields.TotalValue) is { IsZero: false }, ValidationCodes.ValueAndStatus, Fields.TotalValue, "totalValue must be 0 when the status is NOT_DELIVERED or CANCELLED: correct the value or the status.");
    }

    internal static void CheckEntitlement(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Amount(Fields.EntitledQuantity) is not { } entitled)
        {
            return;
        }

        var quantity = record.Amount(Fields.Quantity);
        if (record.Text(Fields.DeliveryStatus).Is("PARTIAL"u8) && quantity >= entitled)
        {
            findings.Error(ValidationCodes.ValueAndStatus, Fields.Quantity, "A PARTIAL delivery must be less than entitledQuantity: correct the quantity or the status.");
        }
        else if (quantity > entitled)
        {
            findings.Warning(ValidationCodes.AboveEntitlement, Fields.Quantity, "The quantity is greater than entitledQuantity: check both, and that the excess was approved.");
        }
    }

    /// <summary>The reason that an incomplete delivery owes (standards, section 2).</summary>
    internal static void CheckReason(in RecordView record, in RuleContext context, FindingList findings)
    {
        var status = record.Text(Fields.DeliveryStatus);
        findings.ErrorIf(status.Is("NOT_DELIVERED"u8) && record.Lacks(Fields.NonDeliveryReason), ValidationCodes.ValueAndStatus, Fields.NonDeliveryReason, "nonDeliveryReason is required when the status is NOT_DELIVERED: say why nothing was delivered.");
        findings.RequireIf(status.IsOneOf("PARTIAL"u8, "RETURNED"u8), record, Fields.NonDeliveryReason, "when the status is PARTIAL or RETURNED");
    }
}

/// <summary>AD-04, AD-05, AD-06, AD-14: the amounts of a delivery.</summary>
internal static class Money
{
    private static readonly Amount None = 0;
    private static readonly Amount Rounding = 0.01m;
    private static readonly Amount OutlierFactor = 3;

    internal static void CheckCurrency(in RecordView record, in RuleContext context, FindingList findings)
    {
        findings.ErrorIf(record.Text(Fields.Currency) is { IsPresent: true } currency && !currency.Is("PKR"u8), ValidationCodes.Currency, Fields.Currency, "Must be PKR: convert the amounts to rupees and write PKR.");
    }

    internal static void CheckTotal(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Amount(Fields.Quantity) is { } quantity && record.Amount(Fields.UnitCost) is { } cost
            && record.Amount(Fields.TotalValue) is { } total && !IsProduct(quantity * cost, total))
        {
            findings.Error(ValidationCodes.TotalValue, Fields.TotalValue, "totalValue must be quantity times unitCost, to within 0.01: correct one of the three.");
        }
    }

    /// <summary>An absent share counts as 0. V1.0 has no contribution, so there the shares need not make up the total.</summary>
    internal static void CheckShares(in RecordView record, in RuleContext context, FindingList findings)
    {
        var isSubsidy = record.Text(Fields.DeliveryType).Is("SUBSIDY"u8);
        findings.RequireIf(isSubsidy, record, Fields.SubsidyAmount, "when deliveryType is SUBSIDY");

        var subsidy = record.Amount(Fields.SubsidyAmount);
        var contribution = record.Amount(Fields.BeneficiaryContribution);
        if ((subsidy ?? contribution) is null || record.Amount(Fields.TotalValue) is not { } total)
        {
            return;
        }

        var shares = (subsidy ?? None) + (contribution ?? None);
        if (shares > total || shares.IsBeyond)
        {
            findings.Error(ValidationCodes.SubsidyShares, Fields.SubsidyAmount, "subsidyAmount and beneficiaryContribution together must not be more than totalValue: correct the shares or the total.");
        }
        else if (shares < total && isSubsidy && subsidy is not null && context.Version >= NserApiVersion.V2)
        {
            findings.Error(ValidationCodes.SubsidyShares, Fields.SubsidyAmount, "For SUBSIDY, subsidyAmount and beneficiaryContribution together must make up totalValue: correct the shares or the total.");
        }
    }

    internal static void CheckOutlier(in RecordView record, in RuleContext context, FindingList findings)
    {
        var medians = context.MedianUnitCosts;
        if (medians.Count > 0 && record.Text(Fields.ProgrammeCode).ToText() is { } programme
            && medians.TryGetValue(programme, out var median) && record.Amount(Fields.UnitCost) > OutlierFactor * median)
        {
            findings.Warning(ValidationCodes.UnitCostOutlier, Fields.UnitCost, "The unit cost is more than three times what is usual in this programme: check the price.");
        }
    }

    /// <summary>Whether the total is the product, to within rounding. A product that no decimal can hold is no total.</summary>
    private static bool IsProduct(Amount product, Amount total) =>
        !product.IsBeyond && (product == total || (product - total <= Rounding && total - product <= Rounding));
}

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

        findings.ErrorIf(day > context.Today, ValidationCodes.DeliveryInFuture, Fields.DeliveryDate, "The delivery date must not lie after today: correct it, or report when it was delivered.");

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

/// <summary>AD-03 and the delivery period of periodic benefits: the delivery against its enrollment, when the caller can look that up.</summary>
internal static class AgainstEnrollment
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (context.FindEnrollment is not { } find
            || record.Text(Fields.OrganizationCode).ToText() is not { } organization
            || record.Text(Fields.EnrollmentId).ToText() is not { } enrollmentId
            || find(organization, enrollmentId) is not { } enrollment)
        {
            return;
        }

        findings.ErrorIf(record.Date(Fields.DeliveryDate) < enrollment.EnrollmentDate, ValidationCodes.DeliveryBeforeEnrollment, Fields.DeliveryDate, "The delivery date must not lie before the enrollment date: correct the date, or the enrollment.");
        findings.RequireIf(enrollment.IsPeriodic, record, Fields.DeliveryPeriod, "for a benefit that comes periodically");
    }
}

/// <summary>What a caller knows of the enrollment behind a delivery; two rules compare the delivery with it.</summary>
/// <param name="EnrollmentDate">No delivery lies before this day (AD-03).</param>
/// <param name="IsPeriodic">Whether the benefit comes weekly to annually: then each delivery names its <c>deliveryPeriod</c> (standards, section 2).</param>
public sealed record KnownEnrollment(DateOnly EnrollmentDate, bool IsPeriodic);

/// <summary>AD-07, AD-10, AD-12 and the fields that a kind of delivery or its channel requires (standards, section 2, C rows).</summary>
internal static class DeliveryConditions
{
    private static readonly Amount One = 1;

    internal static void CheckType(in RecordView record, in RuleContext context, FindingList findings)
    {
        var type = record.Text(Fields.DeliveryType);
        if (!type.IsPresent)
        {
            return;
        }

        findings.RequireIf(!type.Is("SUBSIDY"u8), record, Fields.EnrollmentId, "unless deliveryType is SUBSIDY");
        findings.RequireIf(!type.IsOneOf("CASH"u8, "LOAN"u8), record, Fields.AssetCategory, "unless deliveryType is CASH or LOAN");
        findings.RequireIf(type.IsOneOf("ASSET"u8, "COMMODITY"u8), record, Fields.AssetItem, "when deliveryType is ASSET or COMMODITY");
    }

    internal static void CheckCash(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!record.Text(Fields.DeliveryType).Is("CASH"u8))
        {
            return;
        }

        findings.ErrorIf(!record.Lacks(Fields.AssetCategory), ValidationCodes.CashUnit, Fields.AssetCategory, "A CASH delivery has no assetCategory: remove it or correct deliveryType.");
        findings.ErrorIf(record.Text(Fields.UnitOfMeasure) is { IsPresent: true } unit && !unit.IsOneOf("PKR"u8, "EACH"u8), ValidationCodes.CashUnit, Fields.UnitOfMeasure, "Must be PKR or EACH for a CASH delivery: count rupees, or one payment.");
    }

    internal static void CheckChannel(in RecordView record, in RuleContext context, FindingList findings)
    {
        var channel = record.Text(Fields.DeliveryChannel);
        var isAccount = channel.IsOneOf("BANK_ACCOUNT"u8, "WALLET"u8);
        findings.RequireIf(isAccount, record, Fields.PaymentProvider, "when deliveryChannel is BANK_ACCOUNT or WALLET");
        findings.RequireIf(isAccount || channel.IsOneOf("BIOMETRIC_POS"u8, "SHOP_POS"u8), record, Fields.TransactionReference, "when deliveryChannel is BANK_ACCOUNT, WALLET, BIOMETRIC_POS or SHOP_POS");
    }

    internal static void CheckInstalments(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Amount(Fields.TotalInstalments) is not { } total)
        {
            return;
        }

        findings.RequireIf(total > One, record, Fields.InstalmentNumber, "when totalInstalments is more than 1");
        findings.ErrorIf(record.Amount(Fields.InstalmentNumber) > total, ValidationCodes.Instalment, Fields.InstalmentNumber, "instalmentNumber must not be greater than totalInstalments: correct one of the two.");
    }

    internal static void CheckReversal(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!record.Text(Fields.DeliveryStatus).Is("REVERSED"u8))
        {
            return;
        }

        findings.ErrorIf(record.Lacks(Fields.ReversesRecordId), ValidationCodes.Reversal, Fields.ReversesRecordId, "reversesRecordId is required when the status is REVERSED: name the record that this one reverses.");
        findings.ErrorIf(record.Text(Fields.ReversesRecordId).Equals(record.Text(Fields.RecordId)), ValidationCodes.Reversal, Fields.ReversesRecordId, "A record cannot reverse itself: name the record that is reversed.");
    }
}

/// <summary>AD-15: who took the delivery. A nominee is another person; whoever receives in person is the beneficiary.</summary>
internal static class Receiver
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var receivedBy = record.Text(Fields.ReceivedBy);
        var isBeneficiary = record.Text(Fields.ReceiverCnic).Equals(record.Text(Fields.Cnic));
        findings.ErrorIf(receivedBy.IsOneOf("GUARDIAN"u8, "NOMINEE"u8) && record.Lacks(Fields.ReceiverCnic), ValidationCodes.Receiver, Fields.ReceiverCnic, "receiverCnic is required when receivedBy is GUARDIAN or NOMINEE: supply the CNIC of whoever received.");
        findings.ErrorIf(receivedBy.Is("NOMINEE"u8) && isBeneficiary, ValidationCodes.Receiver, Fields.ReceiverCnic, "A nominee is another person than the beneficiary: give the nominee's CNIC, or set receivedBy to SELF.");
        findings.ErrorIf(receivedBy.Is("SELF"u8) && !record.Lacks(Fields.ReceiverCnic) && !isBeneficiary, ValidationCodes.Receiver, Fields.ReceiverCnic, "receiverCnic must be left out or equal cnic when receivedBy is SELF: remove it, or correct receivedBy.");
    }
}
