using System.Text.Json;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Households;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Client.Tests.Queries.Paging;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Households;

/// <summary>Questions: what is sent, and what is refused before anything is sent.</summary>
public sealed class QuestionTests
{
    private static readonly DistrictCode Lahore = DistrictCode.Parse("PK617");
    private static readonly TehsilCode Tehsil = TehsilCode.Parse("PK61702");

    public static TheoryData<string, Action<HouseholdQueries>> Malformed => new()
    {
        { "CNIC", households => households.SearchByCnicAsync(JsonSerializer.Deserialize<Cnic>("\"99999123456\"")) },
        { "DistrictCode", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = default }) },
        { "not a tehsil of DistrictCode", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = DistrictCode.Parse("PK616"), TehsilCode = Tehsil }) },
        { "UnionCouncilCode", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = Lahore, UnionCouncilCode = new string('1', 21) }) },
        { "VillageOrMouza", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = Lahore, VillageOrMouza = " " }) },
        { "empty list", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = Lahore, Criteria = new() { Toilets = [] } }) },
        { "twice", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = Lahore, Criteria = new() { Genders = [Gender.Male, Gender.Male] } }) },
        { "names nothing", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = Lahore, Criteria = new() { Livestock = [default] } }) },
        { "AgeFrom is above AgeTo", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = Lahore, Criteria = new() { AgeFrom = 9, AgeTo = 8 } }) },
        { "RoomsAtMost", households => households.SearchByAddressAsync(new AddressSearch { DistrictCode = Lahore, Criteria = new() { RoomsAtMost = 100 } }) },
        { "TehsilCode", households => households.SearchByPmtAsync(new PmtSearch { PmtRange = new() { From = 0, To = 1 }, TehsilCode = default }) },
        { "above To", households => households.SearchByPmtAsync(new PmtSearch { PmtRange = new() { From = 20, To = 10 }, TehsilCode = Tehsil }) },
        { "two decimals", households => households.SearchByPmtAsync(new PmtSearch { PmtRange = new() { From = 0, To = 10.001m }, TehsilCode = Tehsil }) },
        { "0 to 100", households => households.SearchByPmtAsync(new PmtSearch { PmtRange = new() { From = 0, To = 100.01m }, TehsilCode = Tehsil }) },
        { "PageSize", households => households.SearchByCnicAsync(Cnic.Parse("9999912345671"), new PageOptions { PageSize = 201 }) },
        { "MaxRows", households => households.SearchByCnicAsync(Cnic.Parse("9999912345671"), new PageOptions { MaxRows = 0 }) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_question_that_is_malformed_is_refused_without_repeating_it(string why, Action<HouseholdQueries> ask)
    {
        await using var stub = new QueryStub("2.0", "Power", (_, _) => RawReply.Json("""{"rows":[]}"""));

        var error = Assert.ThrowsAny<ArgumentException>(() => ask(stub.Client.Households));

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("99999", error.Message, StringComparison.Ordinal);
        Assert.Empty(stub.Api.Server.Requests);
    }

    [Fact]
    public async Task A_question_is_sent_in_the_contracts_words()
    {
        await using var stub = new QueryStub("2.0", "Power", (_, _) => RawReply.Json("""{"rows":[]}"""));
        var search = new AddressSearch
        {
            DistrictCode = Lahore,
            TehsilCode = Tehsil,
            AreaType = AreaType.Urban,
            Criteria = new() { DisabilityTypes = [DisabilityType.Hearing, DisabilityType.VisualFull], ChronicDiseases = [ChronicDisease.HepatitisC], HasElectricity = false },
        };

        await QueryStub.ReadAsync(stub.Client.Households.SearchByAddressAsync(search));

        Assert.Equal(
            """{"location":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702","areaType":"URBAN"},"criteria":{"disabilityTypes":["HEARING","VISUAL_FULL"],"chronicDiseases":["HEPATITIS_C"],"hasElectricity":false},"pageSize":200}""",
            stub.Api.Server.Requests.Last().Body);
    }

    [Fact]
    public async Task Two_households_of_one_person_are_an_error_that_says_to_page()
    {
        await using var stub = new QueryStub("2.0", "Power", (_, _) => RawReply.Json("""{"rows":[{"householdId":"1"},{"householdId":"2"}]}"""));

        var error = await Assert.ThrowsAsync<NserException>(() => stub.Client.Households.FindByCnicAsync(Cnic.Parse("9999912345671")));

        Assert.Contains("SearchByCnicAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_continuation_is_good_for_its_search_only_and_tells_nothing_of_a_person()
    {
        await using var stub = new PagesStub("2.0", (_, _) => { });
        var (pages, _) = await QueryStub.ReadAsync(stub.Search(new PageOptions { PageSize = 10, MaxRows = 10 }));
        var asked = stub.Asked;

        var elsewhere = stub.Client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = DistrictCode.Parse("PK616") }, new PageOptions { Continuation = pages[^1].Continuation });
        var error = await Assert.ThrowsAsync<ArgumentException>(() => QueryStub.ReadAsync(elsewhere));

        Assert.Contains("another search", error.Message, StringComparison.Ordinal);
        Assert.Equal(asked, stub.Asked);
    }

    [Fact]
    public async Task A_place_on_the_earth_never_reaches_a_row()
    {
        await using var stub = new QueryStub("2.0", "Power", (_, _) => RawReply.Json("""{"rows":[{"householdId":"1","latitude":31.5,"newMember":{"a":[{"LNG":74.3,"b":1}]},"address":{"provinceCode":"PK6","gpsPosition":"x"}}]}"""));

        var household = await stub.Client.Households.FindByCnicAsync(Cnic.Parse("9999912345671"));

        Assert.Equal("""{"a":[{"b":1}]}""", Assert.Single(household!.UnknownMembers!).Value.GetRawText());
        Assert.Null(household.Address.Value.UnknownMembers);
    }
}
