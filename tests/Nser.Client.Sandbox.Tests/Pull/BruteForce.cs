using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Pull;

/// <summary>Says of a household's JSON whether criteria hold, each looked up in the place that the documents name.</summary>
internal static class BruteForce
{
    internal static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static bool Holds(JsonNode household, JsonObject criteria) => criteria.All(criterion => criterion.Key is "ageFrom" or "ageTo" || Holds(household, criterion.Key, criterion.Value!))
        && Members(household).Any(member => (criteria["genders"] is not { } genders || Has(genders, member["gender"]))
            && (int)member["age"]! >= ((int?)criteria["ageFrom"] ?? 0) && (int)member["age"]! <= ((int?)criteria["ageTo"] ?? 999));

    private static bool Holds(JsonNode household, string name, JsonNode wanted) => name switch
    {
        "genders" => true,
        "disabilityTypes" or "chronicDiseases" => Members(household).Any(member => member[name]?.AsArray().Any(value => Has(wanted, value)) == true),
        "maritalStatuses" => Members(household).Any(member => Has(wanted, member["maritalStatus"])),
        "headGender" => (string)household["members"]![0]!["gender"]! == (string)wanted!,
        "employmentStatuses" => Members(household).Any(member => Has(wanted, member["employment"]?["status"])),
        "employmentNatures" => Members(household).Any(member => Has(wanted, member["employment"]?["nature"])),
        "educationStatuses" => Members(household).Any(member => Has(wanted, member["education"]?["status"])),
        "roomsAtMost" => (int)household["dwelling"]!["rooms"]! <= (int)wanted,
        "toilets" => Has(wanted, household["dwelling"]!["toilet"]),
        "drinkingWater" => Has(wanted, household["dwelling"]!["drinkingWater"]),
        "hasElectricity" => household["dwelling"]!["electricity"]!.AsArray().Count > 0 == (bool)wanted,
        "hasGas" => (bool)household["dwelling"]!["hasGas"]! == (bool)wanted,
        "ownsLand" => (bool)household["assets"]!["land"]!["owned"]! == (bool)wanted,
        "livestock" => household["assets"]!["livestock"]?.AsArray().Any(animal => Has(wanted, animal!["item"])) == true,
        "bispBeneficiary" => (bool)household["bispBeneficiary"]! == (bool)wanted,
        _ => throw new ArgumentException($"There is no criterion {name}.", nameof(name)),
    };

    private static IEnumerable<JsonNode> Members(JsonNode household) => household["members"]!.AsArray().Select(member => member!);

    private static bool Has(JsonNode wanted, JsonNode? value) => value is not null && wanted.AsArray().Any(choice => (string)choice! == (string)value!);
}
