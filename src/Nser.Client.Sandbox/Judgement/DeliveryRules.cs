using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Judgement;

/// <summary>Rules AD-01 to AD-15 of severity error, and what the table of section 2 requires under a condition.</summary>
internal static class DeliveryRules
{
    private const decimal Tolerance = 0.01m;

    internal static IEnumerable<Objection> Judge(RecordFacts facts) =>
        [.. Quantities(facts), .. Subsidy(facts), .. Instalments(facts), .. Status(facts), .. Kind(facts), .. Channel(facts), .. Receiver(facts)];

    private static IEnumerable<Objection> Quantities(RecordFacts facts)
    {
        var nothing = facts.Is("deliveryStatus", "NOT_DELIVERED", "CANCELLED");
        if (facts.Number("quantity") is { } quantity)
        {
            if (nothing ? quantity != 0 : quantity <= 0)
            {
                yield return new("NSER-AD-01", "/quantity", "Expected more than 0; exactly 0 when NOT_DELIVERED or CANCELLED.");
            }

            if (facts.Number("unitCost") is { } cost && facts.Number("totalValue") is { } total && !IsProduct(quantity, cost, total))
            {
                yield return new("NSER-AD-05", "/totalValue", "Expected quantity times unitCost, to 0.01.");
            }
        }

        if (nothing && facts.Number("totalValue") is { } value && value != 0)
        {
            yield return new("NSER-AD-09", "/totalValue", "Expected 0, because nothing was delivered.");
        }

        if (facts.Is("deliveryStatus", "PARTIAL") && facts.Number("quantity") >= facts.Number("entitledQuantity"))
        {
            yield return new("NSER-AD-09", "/quantity", "Expected less than entitledQuantity, because deliveryStatus is PARTIAL.");
        }

        if (facts.Date("deliveryDate") > facts.Today)
        {
            yield return new("NSER-AD-02", "/deliveryDate", "Expected a date that is not in the future.");
        }

        if (facts.Has("currency") && !facts.Is("currency", "PKR"))
        {
            yield return new("NSER-AD-04", "/currency", "Expected PKR.");
        }
    }

    private static IEnumerable<Objection> Subsidy(RecordFacts facts)
    {
        var subsidised = facts.Is("deliveryType", "SUBSIDY");
        if (subsidised && !facts.Has("subsidyAmount"))
        {
            yield return Required("subsidyAmount", "deliveryType is SUBSIDY");
        }

        var (subsidy, contribution) = (facts.Number("subsidyAmount"), facts.Number("beneficiaryContribution"));

        // V1.0 cannot say what the beneficiary paid, so there the parts need not add up.
        var mustAddUp = subsidised && facts.Has("subsidyAmount") && facts.Version >= NserApiVersion.V2;
        if (facts.Number("totalValue") is { } total && (subsidy ?? contribution) is not null
            && Compare(subsidy ?? 0, contribution ?? 0, total) is var parts && (parts > 0 || (mustAddUp && parts < 0)))
        {
            yield return new("NSER-AD-06", "/subsidyAmount", "Expected subsidyAmount and beneficiaryContribution to be at most totalValue, and to add up to it for a SUBSIDY.");
        }
    }

    private static IEnumerable<Objection> Instalments(RecordFacts facts)
    {
        if (facts.Number("instalmentNumber") > facts.Number("totalInstalments"))
        {
            yield return new("NSER-AD-07", "/instalmentNumber", "Expected at most totalInstalments.");
        }

        if (facts.Number("totalInstalments") > 1 && !facts.Has("instalmentNumber"))
        {
            yield return Required("instalmentNumber", "totalInstalments is above 1");
        }
    }

    private static IEnumerable<Objection> Status(RecordFacts facts)
    {
        if (facts.Is("deliveryStatus", "NOT_DELIVERED") && !facts.Has("nonDeliveryReason"))
        {
            yield return new("NSER-AD-09", "/nonDeliveryReason", "Expected a reason, because nothing was delivered.");
        }

        if (facts.Is("deliveryStatus", "PARTIAL", "RETURNED") && !facts.Has("nonDeliveryReason"))
        {
            yield return Required("nonDeliveryReason", "deliveryStatus is PARTIAL or RETURNED");
        }

        if (facts.Is("deliveryStatus", "REVERSED") && (!facts.Has("reversesRecordId") || facts.Text("reversesRecordId") == facts.Text("recordId")))
        {
            yield return new("NSER-AD-10", "/reversesRecordId", "Expected the id of the record that this one reverses, not its own.");
        }
    }

    private static IEnumerable<Objection> Kind(RecordFacts facts)
    {
        if (facts.Is("deliveryType", "CASH") && facts.Has("assetCategory"))
        {
            yield return new("NSER-AD-12", "/assetCategory", "Expected no category for CASH.");
        }

        if (facts.Is("deliveryType", "CASH") && facts.Has("unitOfMeasure") && !facts.Is("unitOfMeasure", "PKR", "EACH"))
        {
            yield return new("NSER-AD-12", "/unitOfMeasure", "Expected PKR or EACH for CASH.");
        }

        if (facts.Has("deliveryType") && !facts.Is("deliveryType", "CASH", "LOAN") && !facts.Has("assetCategory"))
        {
            yield return Required("assetCategory", "deliveryType is neither CASH nor LOAN");
        }

        if (facts.Is("deliveryType", "ASSET", "COMMODITY") && !facts.Has("assetItem"))
        {
            yield return Required("assetItem", "deliveryType is ASSET or COMMODITY");
        }

        if (facts.Has("deliveryType") && !facts.Is("deliveryType", "SUBSIDY") && !facts.Has("enrollmentId"))
        {
            yield return Required("enrollmentId", "only a walk-in SUBSIDY goes without an enrollment");
        }
    }

    private static IEnumerable<Objection> Channel(RecordFacts facts)
    {
        if (facts.Is("deliveryChannel", "BANK_ACCOUNT", "WALLET") && !facts.Has("paymentProvider"))
        {
            yield return Required("paymentProvider", "deliveryChannel is BANK_ACCOUNT or WALLET");
        }

        if (facts.Is("deliveryChannel", "BANK_ACCOUNT", "WALLET", "BIOMETRIC_POS", "SHOP_POS") && !facts.Has("transactionReference"))
        {
            yield return Required("transactionReference", "deliveryChannel is a bank account, a wallet or a point of sale");
        }
    }

    private static IEnumerable<Objection> Receiver(RecordFacts facts)
    {
        if (facts.Is("receivedBy", "GUARDIAN", "NOMINEE") && !facts.Has("receiverCnic"))
        {
            yield return new("NSER-AD-15", "/receiverCnic", "Expected the receiver's number, because somebody else received the delivery.");
        }

        var isBeneficiary = facts.Text("receiverCnic") is { } receiver && receiver == facts.Text("cnic");
        if (facts.Has("receiverCnic") && (facts.Is("receivedBy", "SELF") ? !isBeneficiary : facts.Is("receivedBy", "NOMINEE") && isBeneficiary))
        {
            yield return new("NSER-AD-15", "/receiverCnic", "Expected the number of whoever received: the beneficiary for SELF, somebody else for NOMINEE.");
        }
    }

    /// <summary>Amounts beyond what a decimal holds never fit together.</summary>
    private static bool IsProduct(decimal quantity, decimal cost, decimal total)
    {
        try
        {
            return Math.Abs((quantity * cost) - total) <= Tolerance;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static int Compare(decimal subsidy, decimal contribution, decimal total)
    {
        try
        {
            return (subsidy + contribution).CompareTo(total);
        }
        catch (OverflowException)
        {
            return 1;
        }
    }

    private static Objection Required(string field, string because) => new("NSER-SCHEMA-REQUIRED", "/" + field, $"The field is required, because {because}.");
}
