using System.Text.Json.Nodes;
using static Nser.Client.Benchmarks.Workload.FullerRecords;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>Adds the address below the tehsil, every fourth village in Urdu.</summary>
internal static class FullerLocation
{
    internal static void Fill(JsonObject location, int index)
    {
        location["unionCouncilCode"] = Text($"UC-{index % 5000:D4}");
        location["unionCouncilName"] = Text($"Union Council {index % 120}");
        location["villageOrMouza"] = index % 4 == 3 ? Text($"چک نمبر {index % 700} شمالی") : Text($"Chak {index % 700} Shumali");
        if (index % 2 == 0)
        {
            location["censusBlockCode"] = Text($"{(index * 97L) % 1_000_000_000:D9}");
        }

        location["areaType"] = index % 3 == 0 ? "URBAN" : "RURAL";
        if (index % 3 != 0)
        {
            location["addressLine"] = Text($"House {index % 300}, Street {index % 40}, near the primary school");
        }

        if (index % 2 == 0)
        {
            location["postalCode"] = Text($"{10_000 + (index % 85_000)}");
        }

        location["libraryVersion"] = "2022.09";
    }
}
