using Nser.Client.Queries.Eligibility;
using Nser.Client.Queries.Households;
using Nser.Standards;

namespace Nser.Client.Tests.Pipeline.HostileAnswers;

/// <summary>Every kind of call that brings something from the registry, and the login, which all others need.</summary>
internal static class PullCalls
{
    internal const string Login = "login";

    private static readonly Cnic Person = Cnic.Parse("9999954321092");
    private static readonly TehsilCode Tehsil = TehsilCode.Parse("PK61702");
    private static readonly ProgrammeCode Programme = ProgrammeCode.Parse("KAFAALAT");

    private static readonly Dictionary<string, Func<NserClient, Task>> Calls = new()
    {
        [Login] = client => client.GetAccountAsync(),
        ["eligibility of one"] = client => client.Eligibility.VerifyAsync(Programme, Person),
        ["eligibility of many"] = client => TakeAsync(client.Eligibility.VerifyManyAsync(Programme, [Person], new EligibilityOptions { StopAtFirstFailure = true })),
        ["households by CNIC"] = client => TakeAsync(client.Households.SearchByCnicAsync(Person)),
        ["one household by CNIC"] = client => client.Households.FindByCnicAsync(Person),
        ["households by address"] = client => TakeAsync(client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = Tehsil.District })),
        ["households by PMT"] = client => TakeAsync(client.Households.SearchByPmtAsync(new PmtSearch { PmtRange = new() { From = 0, To = 20 }, TehsilCode = Tehsil })),
        ["benefits of a person"] = client => TakeAsync(client.Benefits.OfPersonAsync(Person)),
        ["usage"] = client => client.Usage.GetAsync(new(2026, 3, 1), new(2026, 3, 31)),
        ["access log"] = client => TakeAsync(client.AccessLog.ListAsync(new(2026, 3, 1), new(2026, 3, 31))),
        ["list of reports"] = client => client.Statistics.ListReportsAsync(),
        ["version of the geography"] = client => client.Geography.GetLibraryAsync(),
        ["units of the geography"] = client => client.Geography.ListUnitsAsync(),
        ["benefits of a household"] = client => TakeAsync(client.Benefits.OfHouseholdAsync(HouseholdId.Parse("999990000000345"))),
    };

    internal static IEnumerable<string> Names => Calls.Keys;

    internal static Task AskAsync(NserClient client, string call) => Calls[call](client);

    /// <summary>Every call with every case that concerns it.</summary>
    internal static TheoryData<string, T> With<T>(IEnumerable<T> cases, Func<string, T, bool> concerns)
    {
        var all = new TheoryData<string, T>();
        foreach (var (call, one) in Names.SelectMany(call => cases.Where(one => concerns(call, one)).Select(one => (call, one))))
        {
            all.Add(call, one);
        }

        return all;
    }

    private static async Task TakeAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
        }
    }
}
