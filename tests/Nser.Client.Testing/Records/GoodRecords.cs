using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Testing.Records;

/// <summary>Hands out good records of people who do not exist, each of another person, so that a batch holds nobody twice.</summary>
internal sealed class GoodRecords(NserStandard standard, NserApiVersion version)
{
    private const int Stock = 997;
    private readonly IReadOnlyList<string> units = SyntheticPeople.GeoUnitLines(781);
    private IReadOnlyList<string> people = [];
    private int seed;
    private int handedOut;

    internal JsonObject Next()
    {
        var at = handedOut++;
        if (standard == NserStandard.GeoUnit)
        {
            // 37 shares no factor with 781: every level comes early, every unit once.
            return JsonNode.Parse(units[at * 37 % units.Count])!.AsObject();
        }

        if (at % Stock == 0)
        {
            seed++;
            people = standard == NserStandard.ProgrammeEnrollment ? SyntheticPeople.EnrollmentLines(Stock, seed, version) : SyntheticPeople.DeliveryLines(Stock, seed, version);
        }

        return JsonNode.Parse(people[at % Stock])!.AsObject();
    }
}
