using Nser.Client.Queries;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Households;

/// <summary>The three searches over a real socket, in both versions.</summary>
public sealed class HouseholdSearchTests
{
    private const string Tehsil = "PK61702";

    public static TheoryData<string> Versions => ["1.0", "2.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_person_is_found_with_the_whole_household(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var household = await client.Households.FindByCnicAsync(Cnic.Parse(sandbox.Registry.CnicOf(7)));

        Assert.NotNull(household);
        Assert.Contains(household.Members.Value, member => member.Cnic.Value.Value == sandbox.Registry.CnicOf(7));
        Assert.Equal(household.Members.Value.Count, household.HouseholdSize.Value);
        Assert.Empty(sandbox.UnmatchedRequests);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_person_whom_the_registry_does_not_know_is_no_household_and_no_error(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        Assert.Null(await client.Households.FindByCnicAsync(Cnic.Parse("9999999999993")));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task All_households_of_a_tehsil_come_once_each_page_by_page(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var (pages, error) = await QueryStub.ReadAsync(client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = DistrictCode.Parse("PK617") }, new PageOptions { PageSize = 150 }));

        Assert.Null(error);
        Assert.Equal([150, 150, 150, 50], pages.Select(page => page.Rows.Count));
        Assert.Equal(sandbox.Registry.Count, pages.SelectMany(page => page.Rows).Select(row => row.HouseholdId.Value).Distinct().Count());
        Assert.Equal(version == "1.0" ? 500 : null, pages[0].TotalRows);
        Assert.Null(pages[^1].Continuation);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Nothing_is_asked_before_it_is_read_and_no_page_more_than_is_wanted(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);
        await client.ConnectAsync();
        var before = sandbox.Requests.Count;

        var rows = client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = DistrictCode.Parse("PK617") }, new PageOptions { PageSize = 100, MaxRows = 150 });
        Assert.Equal(before, sandbox.Requests.Count);
        var (pages, _) = await QueryStub.ReadAsync(rows);

        Assert.Equal([100, 50], pages.Select(page => page.Rows.Count));
        Assert.Equal(before + 2, sandbox.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_search_goes_on_in_another_process_where_it_stopped(string version)
    {
        await using var sandbox = await StartAsync();
        var search = new AddressSearch { DistrictCode = DistrictCode.Parse("PK617") };
        List<HouseholdId> read = [];
        string? continuation = null;
        do
        {
            // 70 rows at a time do not fit V1.0's pages: it goes on in the middle of one.
            await using var client = Client(sandbox, version);
            var (pages, error) = await QueryStub.ReadAsync(client.Households.SearchByAddressAsync(search, new PageOptions { PageSize = 50, MaxRows = 70, Continuation = continuation }));
            Assert.Null(error);
            read.AddRange(pages.SelectMany(page => page.Rows).Select(row => row.HouseholdId.Value));
            continuation = pages[^1].Continuation;
        }
        while (continuation is not null);

        Assert.Equal(sandbox.Registry.Count, read.Count);
        Assert.Equal(read.Count, read.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Households_are_found_by_their_score(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var search = new PmtSearch { PmtRange = new() { From = 10.5m, To = 30.25m }, TehsilCode = TehsilCode.Parse(Tehsil) };
        var (pages, error) = await QueryStub.ReadAsync(client.Households.SearchByPmtAsync(search));

        Assert.Null(error);
        var scores = pages.SelectMany(page => page.Rows).Select(row => row.PmtScore.Value).ToList();
        Assert.NotEmpty(scores);
        Assert.All(scores, score => Assert.InRange(score, 10.5m, 30.25m));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_is_asked_for_holds_of_every_household_that_comes(string version)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version);

        var search = new AddressSearch
        {
            DistrictCode = DistrictCode.Parse("PK617"),
            TehsilCode = TehsilCode.Parse(Tehsil),
            AreaType = AreaType.Rural,
            Criteria = new() { MaritalStatuses = [MaritalStatus.Widowed], RoomsAtMost = 3, HasGas = false },
        };
        var (pages, error) = await QueryStub.ReadAsync(client.Households.SearchByAddressAsync(search));

        Assert.Null(error);
        var households = pages.SelectMany(page => page.Rows).ToList();
        Assert.NotEmpty(households);
        Assert.All(households, household =>
        {
            Assert.Equal(AreaType.Rural, household.Address.Value.AreaType);
            Assert.Contains(household.Members.Value, member => member.MaritalStatus.ValueOrDefault == MaritalStatus.Widowed);
            Assert.True(household.Dwelling.Value.Rooms <= 3);
            Assert.False(household.Dwelling.Value.HasGas);
        });
    }

    private static Task<NserSandbox> StartAsync() =>
        NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 500, Tehsils = [Tehsil] } });

    private static NserClient Client(NserSandbox sandbox, string version)
    {
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.Parse(version);
        return new(options);
    }
}
