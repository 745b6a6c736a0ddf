using System.Text.Json.Nodes;
using static Nser.Client.Benchmarks.Workload.FullerRecords;

namespace Nser.Client.Benchmarks.Workload;

/// <summary>Adds to an enrollment what a partner usually knows: household, score, disability, schooling of a child.</summary>
internal static class FullerEnrollment
{
    private static readonly string[] Relations = ["HEAD", "SPOUSE", "PARENT", "SIBLING", "CHILD_IN_LAW"];
    private static readonly string[] Disabilities = ["UPPER_LIMB", "LOWER_LIMB", "SPEECH", "HEARING", "VISUAL_PARTIAL"];

    internal static void Fill(JsonObject record, int index)
    {
        var child = (string?)record["idDocumentType"] == "CRC";
        record["programmeCode"] = child ? "BISP-BTW" : (string?)record["gender"] == "FEMALE" ? "BISP-KAFAALAT" : "GUZARA-ALLOWANCE";
        record["nserHouseholdId"] = Text($"{70_000_000_000 + (index * 7919L)}");
        record["relationToHead"] = child ? "CHILD" : Relations[index % Relations.Length];
        record["pmtScoreAtEnrollment"] = 12 + (index % 1900 / 100m);
        record["pmtCutoffApplied"] = index % 3 == 0 ? 37 : 32;
        if (index % 2 == 0)
        {
            record["programmeComponent"] = child ? "CCT-SECONDARY" : "REGULAR";
        }

        if (index % 5 == 0)
        {
            record["disabilityTypes"] = new JsonArray(Disabilities[index % Disabilities.Length], "MENTAL");
            record["disabilityCertified"] = index % 2 == 0;
        }

        if (index % 3 == 0)
        {
            record["statusChangeDate"] = (string?)record["enrollmentDate"];
        }

        if (child)
        {
            record["education"] = new JsonObject
            {
                ["level"] = "SECONDARY",
                ["grade"] = 6 + (index % 5),
                ["institutionCode"] = Text($"GHS-{index % 900:D3}"),
                ["attendancePercent"] = 71.5m + (index % 28),
            };
        }
    }
}
