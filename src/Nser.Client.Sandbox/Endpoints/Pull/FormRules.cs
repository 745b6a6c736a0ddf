using System.Text.Json;
using Nser.Client.Sandbox.Http;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>The rules of the data request form beyond its shape, as the documents' DataRequestForm states them. Written from there, without the client's.</summary>
internal static class FormRules
{
    private static readonly string[] NotAllTogether =
        ["EMPLOYMENT_STATUS", "EDUCATIONAL_STATUS", "ROOMS", "TOILET_TYPE", "ELECTRIC_EQUIPMENT", "GAS_EQUIPMENT", "KITCHEN_ASSETS"];

    internal static IEnumerable<Objection> Judge(JsonElement form)
    {
        var selection = form.GetProperty("selection").GetString();
        string[] dimensions = form.TryGetProperty("dimensions", out var given) ? [.. given.EnumerateArray().Select(dimension => dimension.GetString()!)] : [];
        if (NotAllTogether.All(dimensions.Contains))
        {
            yield return new("NSER-DR-FORM", "/dimensions", "Dimensions viii to xiv are not given all together.");
        }

        if (selection is "CUSTOM_ANALYSIS" or "BENEFICIARY_LIST_WITH_DIMENSIONS" && dimensions.Length == 0)
        {
            yield return new("NSER-DR-FORM", "/dimensions", "This selection needs at least one dimension.");
        }

        foreach (var member in (string[])["pushBackVariables", "pushBackFrequency"])
        {
            if (selection != "INFORMATION_SUMMARY" && !form.TryGetProperty(member, out _))
            {
                yield return new("NSER-DR-FORM", "/" + member, "Required unless only summary data are asked for.");
            }
        }

        if (selection == "OTHER" && !form.TryGetProperty("selectionExplanation", out _))
        {
            yield return new("NSER-DR-FORM", "/selectionExplanation", "Required for other data.");
        }

        var frame = form.GetProperty("timeFrame");
        if (string.CompareOrdinal(frame.GetProperty("from").GetString(), frame.GetProperty("to").GetString()) >= 0)
        {
            yield return new("NSER-DR-FORM", "/timeFrame/from", "from is before to.");
        }

        if (form.TryGetProperty("pmtRange", out var range) && range.GetProperty("from").GetDecimal() > range.GetProperty("to").GetDecimal())
        {
            yield return new("NSER-DR-FORM", "/pmtRange/from", "from is not above to.");
        }
    }
}
