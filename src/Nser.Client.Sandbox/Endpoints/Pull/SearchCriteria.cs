using System.Text.Json;
using Nser.Client.Sandbox.Http;
using Nser.Client.Sandbox.Registry;

namespace Nser.Client.Sandbox.Endpoints.Pull;

/// <summary>The parameters of an address search: each that is present must hold; within a list one value is enough.</summary>
internal sealed class SearchCriteria(JsonElement criteria)
{
    internal bool IsEmpty => criteria.ValueKind != JsonValueKind.Object || !criteria.EnumerateObject().Any();

    internal IEnumerable<Objection> Judge()
    {
        if (Number("ageFrom") > Number("ageTo"))
        {
            yield return new("NSER-SCHEMA-RANGE", "/criteria/ageFrom", "ageFrom is not above ageTo.");
        }
    }

    internal bool Hold(SyntheticHousehold household)
    {
        var (home, members) = (household.Home, household.MemberList);
        return Any("disabilityTypes", members.Select(member => member.Disability))
            && Any("chronicDiseases", members.Select(member => member.Disease))
            && Any("maritalStatuses", members.Select(member => member.Marital))
            && Any("employmentStatuses", members.Select(member => member.Work?.Status))
            && Any("employmentNatures", members.Select(member => member.Work?.Nature))
            && Any("educationStatuses", members.Select(member => member.Schooling?.Status))
            && members.Any(member => Any("genders", [member.Gender]) && !(member.Age < Number("ageFrom")) && !(member.Age > Number("ageTo")))
            && Any("headGender", [members[0].Gender])
            && !(home.Rooms > Number("roomsAtMost"))
            && Any("toilets", [home.Toilet])
            && Any("drinkingWater", [home.Water])
            && Is("hasElectricity", home.Electricity is not null)
            && Is("hasGas", home.HasGas)
            && Is("ownsLand", home.LandTenths > 0)
            && Any("livestock", home.Livestock.Select(owned => owned.Item))
            && Is("bispBeneficiary", household.IsBeneficiary);
    }

    private bool Any(string name, IEnumerable<string?> found) =>
        Value(name) is not { } wanted || (wanted.ValueKind == JsonValueKind.Array
            ? wanted.EnumerateArray().Any(value => found.Contains(value.GetString()))
            : found.Contains(wanted.GetString()));

    private bool Is(string name, bool found) => Value(name) is not { } wanted || wanted.GetBoolean() == found;

    private int? Number(string name) => Value(name)?.GetInt32();

    private JsonElement? Value(string name) => criteria.ValueKind == JsonValueKind.Object && criteria.TryGetProperty(name, out var value) ? value : null;
}
