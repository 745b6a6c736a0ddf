using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>AD-01, AD-08, AD-09: the quantity, the entitlement and the value, against what the status says took place.</summary>
internal static class Quantities
{
    internal static void Check(in RecordView record, in RuleContext context, FindingList findings)
    {
        var status = record.Text(Fields.DeliveryStatus);
        var quantity = record.Decimal(Fields.Quantity);
        var nothingDelivered = status.IsOneOf("NOT_DELIVERED"u8, "CANCELLED"u8);
        if (nothingDelivered && quantity is not (null or 0))
        {
            findings.Error(ValidationCodes.Quantity, Fields.Quantity, "The quantity must be 0 when the status is NOT_DELIVERED or CANCELLED: correct the quantity or the status.");
        }
        else if (status.IsPresent && !nothingDelivered && quantity <= 0)
        {
            findings.Error(ValidationCodes.Quantity, Fields.Quantity, "The quantity must be above 0 unless the status is NOT_DELIVERED or CANCELLED: correct the quantity or the status.");
        }

        if (nothingDelivered && record.Decimal(Fields.TotalValue) is not (null or 0))
        {
            findings.Error(ValidationCodes.ValueAndStatus, Fields.TotalValue, "totalValue must be 0 when the status is NOT_DELIVERED or CANCELLED: correct the value or the status.");
        }
    }

    internal static void CheckEntitlement(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Decimal(Fields.EntitledQuantity) is not { } entitled)
        {
            return;
        }

        var quantity = record.Decimal(Fields.Quantity);
        if (record.Text(Fields.DeliveryStatus).Is("PARTIAL"u8) && quantity >= entitled)
        {
            findings.Error(ValidationCodes.ValueAndStatus, Fields.Quantity, "A PARTIAL delivery must be less than entitledQuantity: correct the quantity or the status.");
        }
        else if (quantity > entitled)
        {
            findings.Warning(ValidationCodes.AboveEntitlement, Fields.Quantity, "The quantity is greater than entitledQuantity: check both, and that the excess was approved.");
        }
    }

    /// <summary>The reason that an incomplete delivery owes (standards, section 2, field 27).</summary>
    internal static void CheckReason(in RecordView record, in RuleContext context, FindingList findings)
    {
        var status = record.Text(Fields.DeliveryStatus);
        if (status.Is("NOT_DELIVERED"u8) && record.Lacks(Fields.NonDeliveryReason))
        {
            findings.Error(ValidationCodes.ValueAndStatus, Fields.NonDeliveryReason, "nonDeliveryReason is required when the status is NOT_DELIVERED: say why nothing was delivered.");
        }
        else if (status.IsOneOf("PARTIAL"u8, "RETURNED"u8))
        {
            findings.Require(record, Fields.NonDeliveryReason, "when the status is PARTIAL or RETURNED");
        }
    }
}
