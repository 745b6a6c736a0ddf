using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Roles;

/// <summary>What each role sees, over a real socket in both versions: what is not for the role is withheld, and what the registry lacks is empty.</summary>
public sealed class RoleViewTests
{
    private const string Always = "Sampled AddressDetail UnknownMembers";
    private const string AllOfHousehold = "HouseholdId Address PermanentAddress ContactNumber PmtScore SocioEconomicStatus SurveyDate BispBeneficiary HouseholdSize Children Members Dwelling Assets";
    private const string AllOfMember = "RelationToHead FullName FatherOrHusbandName Cnic BFormNumber ContactNumber Gender DateOfBirth Age MaritalStatus DisabilityTypes ChronicDiseases Education Employment";

    public static TheoryData<string, SandboxRole, bool, string, string> Views
    {
        get
        {
            var views = new TheoryData<string, SandboxRole, bool, string, string>();
            foreach (var version in new[] { "1.0", "2.0" })
            {
                views.Add(version, SandboxRole.Power, true, AllOfHousehold, AllOfMember);
                views.Add(version, SandboxRole.Power, false, AllOfHousehold, AllOfMember);
                views.Add(version, SandboxRole.Standard, true, "HouseholdId Address PmtScore SocioEconomicStatus SurveyDate BispBeneficiary HouseholdSize Members Assets", "RelationToHead FullName Gender Age");
                views.Add(version, SandboxRole.Standard, false, "HouseholdId Address Members", "RelationToHead FullName Gender Age");
                views.Add(version, SandboxRole.Basic, true, "Address PmtScore Members", "FullName");
                views.Add(version, SandboxRole.Basic, false, "Address HouseholdSize Members", "RelationToHead Gender Age");
            }

            return views;
        }
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_role_gets_exactly_its_fields(string version, SandboxRole role, bool byCnic, string household, string member)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 400, Tehsils = ["PK61702"] } });
        var options = sandbox.CreateOptions(new SandboxAccount("account", "password") { Role = role });
        options.PinnedVersion = NserApiVersion.Parse(version);
        await using var client = new NserClient(options);
        var person = Cnic.Parse(sandbox.Registry.CnicOf(3));
        var rows = byCnic ? client.Households.SearchByCnicAsync(person) : client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = DistrictCode.Parse("PK617") });

        var (pages, error) = await QueryStub.ReadAsync(rows);

        Assert.Null(error);
        var found = pages.SelectMany(page => page.Rows).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, row => Assert.Equal(Words(household), NotWithheld(row)));
        Assert.All(found, row => Assert.Equal(!byCnic && role == SandboxRole.Basic, row.Sampled));
        Assert.All(found, row => Assert.Equal(row.Sampled ? Disclosure.Withheld : Disclosure.Given, row.AddressDetail));
        foreach (var somebody in found.SelectMany(row => row.Members.Value))
        {
            // Standard gets the number that it searched for, and nobody else's.
            var isThePerson = byCnic && role == SandboxRole.Standard && somebody.Cnic.IsGiven;
            Assert.Equal(Words(isThePerson ? member + " Cnic" : member), NotWithheld(somebody));
            Assert.True(!isThePerson || somebody.Cnic.Value == person);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Auditor")]
    public async Task Of_a_role_that_the_library_does_not_know_what_arrives_is_given_and_the_rest_withheld(string? role)
    {
        await using var stub = new QueryStub("2.0", role, (_, _) => RawReply.Json("""{"rows":[{"householdId":"120000000000345","members":[{"age":3}]}]}"""));

        var household = await stub.Client.Households.FindByCnicAsync(Cnic.Parse("9999912345671"));

        Assert.Equal(["HouseholdId", "Members"], NotWithheld(household!));
        Assert.Equal(["Age"], NotWithheld(Assert.Single(household!.Members.Value)));
    }

    [Fact]
    public async Task What_a_role_cannot_ask_is_refused_before_anything_is_sent()
    {
        await using var stub = new QueryStub("2.0", "Basic", (_, _) => RawReply.Json("""{"rows":[]}"""));
        var district = DistrictCode.Parse("PK617");
        var tehsil = TehsilCode.Parse("PK61702");

        await Refused(stub.Client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = district, TehsilCode = tehsil, UnionCouncilCode = "UC1" }), "location.unionCouncilCode");
        await Refused(stub.Client.Households.SearchByAddressAsync(new AddressSearch { DistrictCode = district, TehsilCode = tehsil, VillageOrMouza = "Chak" }), "location.villageOrMouza");
        await Refused(stub.Client.Households.SearchByPmtAsync(new PmtSearch { PmtRange = new() { From = 0, To = 10 }, TehsilCode = tehsil, UnionCouncilCode = "UC1" }), "location.unionCouncilCode");
        await Refused(stub.Client.Benefits.OfHouseholdAsync(HouseholdId.Parse("120000000000345")), "householdId");
        Assert.Equal(0, stub.Asked);
    }

    private static async Task Refused<T>(PagedRows<T> rows, string name)
    {
        var (pages, error) = await QueryStub.ReadAsync(rows);

        Assert.Empty(pages);
        var refused = Assert.IsType<NserRejectedException>(error);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was sent", refused.Message, StringComparison.Ordinal);
        Assert.Null(refused.Status);
    }

    private static string[] Words(string text) => [.. text.Split(' ').Order(StringComparer.Ordinal)];

    private static string[] NotWithheld(object model) => [.. model.GetType().GetProperties()
        .Where(property => !Always.Split(' ').Contains(property.Name) && property.GetValue(model)!.ToString() != nameof(Disclosure.Withheld))
        .Select(property => property.Name)
        .Order(StringComparer.Ordinal)];
}
