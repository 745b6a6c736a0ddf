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
        var (quantity, cost, total) = (facts.Number("quantity"), facts.Number("unitCost"), facts.Number("totalValue"));
        return Rule.All(
            Rule.Broken(nothing ? quantity is not (null or 0) : quantity <= 0, "NSER-AD-01", "/quantity", "Expected more than 0; exactly 0 when NOT_DELIVERED or CANCELLED."),
            Rule.Broken(quantity is { } count && cost is { } each && total is { } sum && !IsProduct(count, each, sum), "NSER-AD-05", "/totalValue", "Expected quantity times unitCost, to 0.01."),
            Rule.Broken(nothing && total is not (null or 0), "NSER-AD-09", "/totalValue", "Expected 0, because nothing was delivered."),
            Rule.Broken(
                facts.Is("deliveryStatus", "PARTIAL") && quantity >= facts.Number("entitledQuantity"), "NSER-AD-09", "/quantity", "Expected less than entitledQuantity, because deliveryStatus is PARTIAL."),
            Rule.Broken(facts.Date("deliveryDate") > facts.Today, "NSER-AD-02", "/deliveryDate", "Expected a date that is not in the future."),
            Rule.Broken(facts.Has("currency") && !facts.Is("currency", "PKR"), "NSER-AD-04", "/currency", "Expected PKR."));
    }

    private static IEnumerable<Objection> Subsidy(RecordFacts facts)
    {
        var subsidised = facts.Is("deliveryType", "SUBSIDY");
        var (subsidy, contribution) = (facts.Number("subsidyAmount"), facts.Number("beneficiaryContribution"));

        // V1.0 cannot say what the beneficiary paid, so there the parts need not add up.
        var mustAddUp = subsidised && facts.Has("subsidyAmount") && facts.Version >= NserApiVersion.V2;
        var misfits = facts.Number("totalValue") is { } total && (subsidy ?? contribution) is not null
            && Compare(subsidy ?? 0, contribution ?? 0, total) is var parts && (parts > 0 || (mustAddUp && parts < 0));
        return Rule.All(
            Rule.Missing(subsidised && !facts.Has("subsidyAmount"), "subsidyAmount", "deliveryType is SUBSIDY"),
            Rule.Broken(misfits, "NSER-AD-06", "/subsidyAmount", "Expected subsidyAmount and beneficiaryContribution to be at most totalValue, and to add up to it for a SUBSIDY."));
    }

    private static IEnumerable<Objection> Instalments(RecordFacts facts) => Rule.All(
        Rule.Broken(facts.Number("instalmentNumber") > facts.Number("totalInstalments"), "NSER-AD-07", "/instalmentNumber", "Expected at most totalInstalments."),
        Rule.Missing(facts.Number("totalInstalments") > 1 && !facts.Has("instalmentNumber"), "instalmentNumber", "totalInstalments is above 1"));

    private static IEnumerable<Objection> Status(RecordFacts facts) => Rule.All(
        Rule.Broken(
            facts.Is("deliveryStatus", "NOT_DELIVERED") && !facts.Has("nonDeliveryReason"), "NSER-AD-09", "/nonDeliveryReason", "Expected a reason, because nothing was delivered."),
        Rule.Missing(facts.Is("deliveryStatus", "PARTIAL", "RETURNED") && !facts.Has("nonDeliveryReason"), "nonDeliveryReason", "deliveryStatus is PARTIAL or RETURNED"),
        Rule.Broken(
            facts.Is("deliveryStatus", "REVERSED") && (!facts.Has("reversesRecordId") || facts.Text("reversesRecordId") == facts.Text("recordId")),
            "NSER-AD-10",
            "/reversesRecordId",
            "Expected the id of the record that this one reverses, not its own."));

    private static IEnumerable<Objection> Kind(RecordFacts facts)
    {
        var (cash, known) = (facts.Is("deliveryType", "CASH"), facts.Has("deliveryType"));
        return Rule.All(
            Rule.Broken(cash && facts.Has("assetCategory"), "NSER-AD-12", "/assetCategory", "Expected no category for CASH."),
            Rule.Broken(cash && facts.Has("unitOfMeasure") && !facts.Is("unitOfMeasure", "PKR", "EACH"), "NSER-AD-12", "/unitOfMeasure", "Expected PKR or EACH for CASH."),
            Rule.Missing(known && !facts.Is("deliveryType", "CASH", "LOAN") && !facts.Has("assetCategory"), "assetCategory", "deliveryType is neither CASH nor LOAN"),
            Rule.Missing(facts.Is("deliveryType", "ASSET", "COMMODITY") && !facts.Has("assetItem"), "assetItem", "deliveryType is ASSET or COMMODITY"),
            Rule.Missing(known && !facts.Is("deliveryType", "SUBSIDY") && !facts.Has("enrollmentId"), "enrollmentId", "only a walk-in SUBSIDY goes without an enrollment"));
    }

    private static IEnumerable<Objection> Channel(RecordFacts facts) => Rule.All(
        Rule.Missing(facts.Is("deliveryChannel", "BANK_ACCOUNT", "WALLET") && !facts.Has("paymentProvider"), "paymentProvider", "deliveryChannel is BANK_ACCOUNT or WALLET"),
        Rule.Missing(
            facts.Is("deliveryChannel", "BANK_ACCOUNT", "WALLET", "BIOMETRIC_POS", "SHOP_POS") && !facts.Has("transactionReference"),
            "transactionReference",
            "deliveryChannel is a bank account, a wallet or a point of sale"));

    private static IEnumerable<Objection> Receiver(RecordFacts facts)
    {
        var isBeneficiary = facts.Text("receiverCnic") is { } receiver && receiver == facts.Text("cnic");
        return Rule.All(
            Rule.Broken(
                facts.Is("receivedBy", "GUARDIAN", "NOMINEE") && !facts.Has("receiverCnic"), "NSER-AD-15", "/receiverCnic", "Expected the receiver's number, because somebody else received the delivery."),
            Rule.Broken(
                facts.Has("receiverCnic") && (facts.Is("receivedBy", "SELF") ? !isBeneficiary : facts.Is("receivedBy", "NOMINEE") && isBeneficiary),
                "NSER-AD-15",
                "/receiverCnic",
                "Expected the number of whoever received: the beneficiary for SELF, somebody else for NOMINEE."));
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
}
