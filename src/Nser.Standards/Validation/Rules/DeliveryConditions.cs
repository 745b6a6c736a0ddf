using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>AD-07, AD-10, AD-12 and the fields that a kind of delivery or its channel requires (standards, section 2, C rows).</summary>
internal static class DeliveryConditions
{
    internal static void CheckType(in RecordView record, in RuleContext context, FindingList findings)
    {
        var type = record.Text(Fields.DeliveryType);
        if (!type.IsPresent)
        {
            return;
        }

        if (!type.Is("SUBSIDY"u8))
        {
            findings.Require(record, Fields.EnrollmentId, "unless deliveryType is SUBSIDY");
        }

        if (!type.IsOneOf("CASH"u8, "LOAN"u8))
        {
            findings.Require(record, Fields.AssetCategory, "unless deliveryType is CASH or LOAN");
        }

        if (type.IsOneOf("ASSET"u8, "COMMODITY"u8))
        {
            findings.Require(record, Fields.AssetItem, "when deliveryType is ASSET or COMMODITY");
        }
    }

    internal static void CheckCash(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!record.Text(Fields.DeliveryType).Is("CASH"u8))
        {
            return;
        }

        if (!record.Lacks(Fields.AssetCategory))
        {
            findings.Error(ValidationCodes.CashUnit, Fields.AssetCategory, "A CASH delivery has no assetCategory: remove it or correct deliveryType.");
        }

        if (record.Text(Fields.UnitOfMeasure) is { IsPresent: true } unit && !unit.IsOneOf("PKR"u8, "EACH"u8))
        {
            findings.Error(ValidationCodes.CashUnit, Fields.UnitOfMeasure, "Must be PKR or EACH for a CASH delivery: count rupees, or one payment.");
        }
    }

    internal static void CheckChannel(in RecordView record, in RuleContext context, FindingList findings)
    {
        var channel = record.Text(Fields.DeliveryChannel);
        var isAccount = channel.IsOneOf("BANK_ACCOUNT"u8, "WALLET"u8);
        if (isAccount)
        {
            findings.Require(record, Fields.PaymentProvider, "when deliveryChannel is BANK_ACCOUNT or WALLET");
        }

        if (isAccount || channel.IsOneOf("BIOMETRIC_POS"u8, "SHOP_POS"u8))
        {
            findings.Require(record, Fields.TransactionReference, "when deliveryChannel is BANK_ACCOUNT, WALLET, BIOMETRIC_POS or SHOP_POS");
        }
    }

    internal static void CheckInstalments(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Decimal(Fields.TotalInstalments) is not { } total)
        {
            return;
        }

        if (total > 1)
        {
            findings.Require(record, Fields.InstalmentNumber, "when totalInstalments is more than 1");
        }

        if (record.Decimal(Fields.InstalmentNumber) > total)
        {
            findings.Error(ValidationCodes.Instalment, Fields.InstalmentNumber, "instalmentNumber must not be greater than totalInstalments: correct one of the two.");
        }
    }

    internal static void CheckReversal(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (!record.Text(Fields.DeliveryStatus).Is("REVERSED"u8))
        {
            return;
        }

        if (record.Lacks(Fields.ReversesRecordId))
        {
            findings.Error(ValidationCodes.Reversal, Fields.ReversesRecordId, "reversesRecordId is required when the status is REVERSED: name the record that this one reverses.");
        }
        else if (record.Text(Fields.ReversesRecordId).Equals(record.Text(Fields.RecordId)))
        {
            findings.Error(ValidationCodes.Reversal, Fields.ReversesRecordId, "A record cannot reverse itself: name the record that is reversed.");
        }
    }
}
