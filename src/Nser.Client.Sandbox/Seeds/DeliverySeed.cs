using System.Globalization;
using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Http;
using Nser.Standards;

namespace Nser.Client.Sandbox.Seeds;

/// <summary>Makes the delivery with a number, to the person with that number: in turn cash, an asset and a subsidised ration.</summary>
internal static class DeliverySeed
{
    internal static JsonObject Create(int seed, int index, NserApiVersion version)
    {
        var quarter = (index % 4) + 1;
        var day = new DateOnly(2024, (quarter * 3) - 2, 1).AddDays((index * 7) % 80);
        var record = new JsonObject
        {
            ["recordId"] = string.Create(CultureInfo.InvariantCulture, $"DEL-{seed}-{index:D6}"),
            ["organizationCode"] = "SANDBOX",
            ["programmeCode"] = "RELIEF",
            ["enrollmentId"] = EnrollmentSeed.EnrollmentId(seed, index),
            ["cnic"] = SyntheticNumbers.Cnic(seed, index, EnrollmentSeed.IsMan(index)),
            ["currency"] = "PKR",
            ["deliveryPeriod"] = string.Create(CultureInfo.InvariantCulture, $"2024-Q{quarter}"),
            ["deliveryDate"] = ReplyWriter.Day(day),
            ["deliveryStatus"] = "DELIVERED",
            ["receivedBy"] = "SELF",
            ["verificationMethod"] = "BIOMETRIC",
            ["location"] = EnrollmentSeed.Location(index),
            ["reportedAt"] = "2025-01-15T10:00:00+05:00",
        };
        var kind = (index % 3) switch
        {
            0 => Cash(index),
            1 => Asset(),
            _ => Subsidy(index, version),
        };
        foreach (var (name, value) in kind)
        {
            record[name] = value!.DeepClone();
        }

        return record;
    }

    private static JsonObject Cash(int index) => new()
    {
        ["deliveryType"] = "CASH",
        ["quantity"] = 1,
        ["unitOfMeasure"] = "EACH",
        ["unitCost"] = 10500,
        ["totalValue"] = 10500,
        ["deliveryChannel"] = "BIOMETRIC_POS",
        ["paymentProvider"] = "BANK-A",
        ["transactionReference"] = string.Create(CultureInfo.InvariantCulture, $"TX-{index:D6}"),
    };

    private static JsonObject Asset() => new()
    {
        ["deliveryType"] = "ASSET",
        ["assetCategory"] = "LIVESTOCK_SMALL",
        ["assetItem"] = "GOAT",
        ["quantity"] = 2,
        ["unitOfMeasure"] = "HEAD",
        ["unitCost"] = 32000.50m,
        ["totalValue"] = 64001,
        ["deliveryChannel"] = "CAMP_SITE",
    };

    private static JsonObject Subsidy(int index, NserApiVersion version)
    {
        var record = new JsonObject
        {
            ["deliveryType"] = "SUBSIDY",
            ["assetCategory"] = "FOOD_RATION",
            ["assetItem"] = "ATTA_10KG",
            ["quantity"] = 1,
            ["unitOfMeasure"] = "BAG",
            ["unitCost"] = 1300,
            ["totalValue"] = 1300,
            ["subsidyAmount"] = version >= NserApiVersion.V2 ? 500 : 1300,
            ["deliveryChannel"] = "SHOP_POS",
            ["transactionReference"] = string.Create(CultureInfo.InvariantCulture, $"TX-{index:D6}"),
        };
        if (version >= NserApiVersion.V2)
        {
            record["beneficiaryContribution"] = 800;
        }

        return record;
    }
}
