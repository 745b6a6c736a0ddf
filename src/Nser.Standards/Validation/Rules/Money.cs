using Nser.Standards.Records;

namespace Nser.Standards.Validation.Rules;

/// <summary>AD-04, AD-05, AD-06, AD-14: the amounts of a delivery, in decimal arithmetic.</summary>
internal static class Money
{
    private const decimal Rounding = 0.01m;
    private const decimal OutlierFactor = 3;

    internal static void CheckCurrency(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Text(Fields.Currency) is { IsPresent: true } currency && !currency.Is("PKR"u8))
        {
            findings.Error(ValidationCodes.Currency, Fields.Currency, "Must be PKR: convert the amounts to rupees and write PKR.");
        }
    }

    internal static void CheckTotal(in RecordView record, in RuleContext context, FindingList findings)
    {
        if (record.Decimal(Fields.Quantity) is { } quantity && record.Decimal(Fields.UnitCost) is { } cost
            && record.Decimal(Fields.TotalValue) is { } total && !IsProduct(quantity, cost, total))
        {
            findings.Error(ValidationCodes.TotalValue, Fields.TotalValue, "totalValue must be quantity times unitCost, to within 0.01: correct one of the three.");
        }
    }

    /// <summary>An absent share counts as 0. V1.0 has no contribution, so there the shares need not make up the total.</summary>
    internal static void CheckShares(in RecordView record, in RuleContext context, FindingList findings)
    {
        var isSubsidy = record.Text(Fields.DeliveryType).Is("SUBSIDY"u8);
        if (isSubsidy)
        {
            findings.Require(record, Fields.SubsidyAmount, "when deliveryType is SUBSIDY");
        }

        var subsidy = record.Decimal(Fields.SubsidyAmount);
        var contribution = record.Decimal(Fields.BeneficiaryContribution);
        if ((subsidy ?? contribution) is null || record.Decimal(Fields.TotalValue) is not { } total)
        {
            return;
        }

        var uncovered = Uncovered(total, subsidy ?? 0, contribution ?? 0);
        if (uncovered < 0)
        {
            findings.Error(ValidationCodes.SubsidyShares, Fields.SubsidyAmount, "subsidyAmount and beneficiaryContribution together must not be more than totalValue: correct the shares or the total.");
        }
        else if (uncovered > 0 && isSubsidy && subsidy is not null && context.Version >= NserApiVersion.V2)
        {
            findings.Error(ValidationCodes.SubsidyShares, Fields.SubsidyAmount, "For SUBSIDY, subsidyAmount and beneficiaryContribution together must make up totalValue: correct the shares or the total.");
        }
    }

    internal static void CheckOutlier(in RecordView record, in RuleContext context, FindingList findings)
    {
        var medians = context.Settings.MedianUnitCosts;
        if (medians.Count > 0 && record.Text(Fields.ProgrammeCode).ToText() is { } programme
            && medians.TryGetValue(programme, out var median) && record.Decimal(Fields.UnitCost) > OutlierFactor * median)
        {
            findings.Warning(ValidationCodes.UnitCostOutlier, Fields.UnitCost, "The unit cost is more than three times what is usual in this programme: check the price.");
        }
    }

    /// <summary>What of the total no share pays; below 0 when the shares pay more, also when they are beyond what a decimal holds.</summary>
    private static decimal Uncovered(decimal total, decimal subsidy, decimal contribution)
    {
        try
        {
            return total - (subsidy + contribution);
        }
        catch (OverflowException)
        {
            return -1;
        }
    }

    /// <summary>A product beyond what a decimal holds is no total that anybody can write.</summary>
    private static bool IsProduct(decimal quantity, decimal cost, decimal total)
    {
        try
        {
            var product = quantity * cost;
            return product == total || Math.Abs(product - total) <= Rounding;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
