using System.Security.Cryptography;
using System.Text.Json;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Encryption;
using Nser.Client.Queries.Households;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Client.Tests.Queries.Encryption;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Households;

/// <summary>How the JSON of a row becomes a household: what is absent, what is unknown, what is broken.</summary>
public sealed class RowReadingTests
{
    private static readonly Cnic Person = Cnic.Parse("9999912345671");

    [Fact]
    public async Task Coordinates_are_removed_from_every_part_of_a_row()
    {
        const string Bad = "\"latitude\":31.5,\"kept\":{\"gps\":1,\"b\":2}";
        var household = await FindAsync($$"""
            {"householdId":"1",{{Bad}},"address":{"tehsilCode":"PK61702",{{Bad}}},"permanentAddress":{{{Bad}}},"dwelling":{"rooms":2,{{Bad}}},
             "assets":{"appliances":[{"item":"FAN","count":0,{{Bad}}}],"land":{"owned":true,{{Bad}}},{{Bad}}},
             "members":[{"age":3,"education":{"literate":true,{{Bad}}},"employment":{{{Bad}}},{{Bad}}}]}
            """);

        var member = Assert.Single(household.Members.Value);
        var item = Assert.Single(household.Assets.Value.Appliances!);
        RegistryRow[] rows = [household, household.Dwelling.Value, household.Assets.Value, item, household.Assets.Value.Land!, member, member.Education.Value, member.Employment.Value];
        Assert.All(rows, row => Assert.Equal("kept {\"b\":2}", Text(row.UnknownMembers)));
        Assert.All(new[] { household.Address.Value, household.PermanentAddress.Value }, address => Assert.Equal("kept {\"b\":2}", Text(address.UnknownMembers)));
        Assert.Equal(("FAN", 0, 2), (item.Item, item.Count, household.Dwelling.Value.Rooms));
    }

    [Fact]
    public async Task Members_of_the_JSON_that_are_named_like_the_librarys_own_properties_are_unknown_ones()
    {
        var household = await FindAsync("""{"unknownMembers":7,"addressDetail":"x","sampled":false,"children":null}""");

        Assert.Equal("addressDetail \"x\", unknownMembers 7", Text(household.UnknownMembers));
        Assert.Equal((Disclosure.Given, Disclosure.Empty, Disclosure.Empty), (household.AddressDetail, household.Children.State, household.HouseholdSize.State));
    }

    [Fact]
    public async Task An_address_without_codes_is_read()
    {
        var household = await FindAsync("""{"address":{"provinceCode":null,"villageOrMouza":"Chak 5"}}""");

        Assert.Equal("Chak 5", household.Address.Value.VillageOrMouza);
        Assert.False(household.Address.Value.TehsilCode.IsWellFormed);
    }

    [Theory]
    [InlineData("""{"members":[null]}""")]
    [InlineData("""{"assets":{"vehicles":[null]}}""")]
    [InlineData("""{"assets":{"livestock":[{"count":1}]}}""")]
    [InlineData("""{"assets":{"livestock":[{"item":"GOAT"}]}}""")]
    [InlineData("""{"assets":{"livestock":[{"item":"GOAT","count":null}]}}""")]
    [InlineData("""{"confidential":5}""")]
    public async Task A_broken_row_ends_the_search_with_an_error(string row)
    {
        await using var stub = Stub(row);

        await Assert.ThrowsAsync<NserTransportException>(() => stub.Client.Households.FindByCnicAsync(Person));
    }

    [Fact]
    public async Task A_decrypted_part_is_read_like_the_row_itself()
    {
        using var key = RSA.Create(2048);
        var part = TestJwe.Seal(key, """{"pmtScore":12.5,"latitude":31.5,"later":1,"members":[{"fullName":"Zainab","lng":74.3}]}""");
        await using var stub = Stub($$$"""{"householdId":"1","confidential":"{{{part}}}","other":{"a":1}}""", options => options.Queries.Decryption = new FieldDecryptor(NserDecryptionKeyProviders.FromKey(key)));

        var household = await stub.Client.Households.FindByCnicAsync(Person);

        Assert.Equal((12.5m, "1"), (household!.PmtScore.Value, household.HouseholdId.Value.Value));
        Assert.Equal("Zainab", Assert.Single(household.Members.Value).FullName.Value);
        Assert.Null(Assert.Single(household.Members.Value).UnknownMembers);
        Assert.Equal("later 1, other {\"a\":1}", Text(household.UnknownMembers));
    }

    [Fact]
    public async Task A_household_is_written_as_JSON_with_what_is_given_and_null_for_the_rest()
    {
        var household = await FindAsync("""{"householdId":"1","members":[{"age":3}]}""");

        var json = JsonSerializer.SerializeToNode(household)!.AsObject();

        Assert.Equal("1", (string)json["HouseholdId"]!);
        Assert.True(json.ContainsKey("PmtScore"));
        Assert.Null(json["PmtScore"]);
        Assert.Equal(3, (int)json["Members"]![0]!["Age"]!);
        Assert.Equal(Disclosure.Empty, json.Deserialize<Household>()!.PmtScore.State);
    }

    private static string Text(IEnumerable<KeyValuePair<string, JsonElement>>? members) =>
        string.Join(", ", members!.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key} {member.Value.GetRawText()}"));

    private static async Task<Household> FindAsync(string row)
    {
        await using var stub = Stub(row);
        return (await stub.Client.Households.FindByCnicAsync(Person))!;
    }

    private static QueryStub Stub(string row, Action<NserClientOptions>? configure = null) =>
        new("2.0", "Power", (_, _) => RawReply.Json($$"""{"rows":[{{row}}]}"""), configure);
}
