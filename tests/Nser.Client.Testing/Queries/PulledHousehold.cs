using System.Text.Json.Nodes;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Registry;
using Nser.Standards;

namespace Nser.Client.Testing.Queries;

/// <summary>A household of a synthetic registry that a test asks for.</summary>
internal sealed class PulledHousehold
{
    private static readonly string[] Personal = ["householdId", "fullName", "fatherOrHusbandName", "cnic", "bFormNumber", "contactNumber"];

    private PulledHousehold(SyntheticHousehold household)
    {
        Cnics = [.. household.Cnics.Select(Nser.Standards.Cnic.Parse)];
        Id = HouseholdId.Parse(household.Id);
        Tehsil = Nser.Standards.TehsilCode.Parse(household.TehsilCode);
    }

    /// <summary>The grown members, the head first.</summary>
    internal IReadOnlyList<Cnic> Cnics { get; }

    internal Cnic Cnic => Cnics[0];

    internal HouseholdId Id { get; }

    internal TehsilCode Tehsil { get; }

    /// <summary>A household with several grown members and a benefit.</summary>
    internal static PulledHousehold In(NserSandbox sandbox) =>
        new(Enumerable.Range(0, sandbox.Registry.Count).Select(sandbox.Registry.Household).First(household => household is { IsBeneficiary: true, Cnics.Count: > 1 }));

    /// <summary>What nothing may tell of anybody in the registry: numbers of persons and households, whole names, phones.</summary>
    internal static IReadOnlyList<string> SecretsOf(NserSandbox sandbox) =>
        [.. Enumerable.Range(0, sandbox.Registry.Count).SelectMany(index => Texts(JsonNode.Parse(sandbox.Registry.Household(index).ToJson())!)).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Texts),
        JsonObject members => members.SelectMany(member => member.Value is JsonValue value ? Personal.Contains(member.Key) ? [(string)value!] : [] : Texts(member.Value)),
        _ => [],
    };
}
