using System.Text.Json.Nodes;
using static Nser.Client.Benchmarks.Workload.FullerRecords;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>Adds to a delivery what a partner usually knows: the period, the entitlement, where it took place, a later visit.</summary>
internal static class FullerDelivery
{
    internal static void Fill(JsonObject record, int index)
    {
        record["nserHouseholdId"] = Text($"{70_000_000_000 + (index * 7919L)}");
        record["fiscalYear"] = string.CompareOrdinal((string?)record["deliveryDate"], "2024-07") < 0 ? "2023-24" : "2024-25";
        record["totalInstalments"] = 4;
        record["instalmentNumber"] = 1 + (index % 4);
        record["deliveryPointCode"] = Text($"CAMP-{index % 577:D4}-{index % 7}");
        record["transactionReference"] = Text($"2024{index * 104_729L:D14}");
        if (index % 2 == 0)
        {
            record["entitledQuantity"] = 5;
            record["implementingPartnerCode"] = Text($"PO{index % 8}");
        }

        if (index % 5 == 0)
        {
            record["receivedBy"] = "NOMINEE";
            record["receiverCnic"] = Text($"99999{(index * 31L) % 10_000_000:D7}2");
        }

        if ((string?)record["deliveryType"] == "ASSET")
        {
            record["assetTag"] = Text($"PK-GOAT-{index:D7}");
            record["assetFollowUp"] = new JsonObject { ["date"] = "2024-12-15", ["condition"] = index % 2 == 0 ? "IN_USE" : "SOLD" };
        }
    }
}
