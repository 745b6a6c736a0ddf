using Nser.Client.Queries;
using Nser.Client.Queries.Benefits;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Sandbox.Accounts;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Matrix;

/// <summary>What each role sees in each kind of answer, field by field, in both versions: neither less nor more.</summary>
/// <remarks>Source: data sharing protocols 3.0, section 8.2.2; docs/contract.md where they leave it open.</remarks>
public sealed class RoleMatrixTests
{
    private const string Tehsil = "PK61702";
    private const string All =
        "address assets bispBeneficiary children contactNumber dwelling householdId householdSize members permanentAddress pmtScore socioEconomicStatus surveyDate "
        + "members.age members.bFormNumber members.chronicDiseases members.cnic members.contactNumber members.dateOfBirth members.disabilityTypes members.education members.employment "
        + "members.fatherOrHusbandName members.fullName members.gender members.maritalStatus members.relationToHead";

    private const string PersonsByName = "members members.age members.fullName members.gender members.relationToHead";
    private const string Sample = "address householdSize members members.age members.gender members.relationToHead";

    public static TheoryData<string, SandboxRole, string, string> Searches
    {
        get
        {
            var all = new TheoryData<string, SandboxRole, string, string>();
            foreach (var version in new[] { "1.0", "2.0" })
            {
                all.Add(version, SandboxRole.Power, "cnic", All);
                all.Add(version, SandboxRole.Standard, "cnic", $"address assets bispBeneficiary householdId householdSize pmtScore socioEconomicStatus surveyDate members.cnic {PersonsByName}");
                all.Add(version, SandboxRole.Basic, "cnic", "address pmtScore members members.fullName");
                foreach (var search in new[] { "address", "pmt" })
                {
                    all.Add(version, SandboxRole.Power, search, All);
                    all.Add(version, SandboxRole.Standard, search, $"address householdId {PersonsByName}");
                    all.Add(version, SandboxRole.Basic, search, Sample);
                }
            }

            return all;
        }
    }

    public static TheoryData<string, SandboxRole> Roles
    {
        get
        {
            var all = new TheoryData<string, SandboxRole>();
            foreach (var version in new[] { "1.0", "2.0" })
            {
                foreach (var role in Enum.GetValues<SandboxRole>())
                {
                    all.Add(version, role);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_search_shows_a_role_its_fields_and_withholds_the_others(string version, SandboxRole role, string search, string fields)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version, role);

        var rows = await SearchAsync(client, sandbox, search);

        Assert.NotEmpty(rows);
        Assert.Equal(Words(fields), VisibleFields.Given(rows));
        Assert.Equal(Words(All).Except(Words(fields)), VisibleFields.Withheld(rows).Except(Words(fields)));
        Assert.Equal(role == SandboxRole.Basic && search != "cnic", rows.All(row => row.Sampled));
        Assert.All(rows, row => Assert.Null(row.UnknownMembers));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_CNIC_search_shows_Standard_no_CNIC_of_other_members_and_Basic_nobody_else(string version, SandboxRole role)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version, role);
        var large = Enumerable.Range(0, sandbox.Registry.Count).First(index => sandbox.Registry.Household(index).Cnics.Count > 1);

        var household = await client.Households.FindByCnicAsync(Cnic.Parse(sandbox.Registry.CnicOf(large)));

        var members = household!.Members.Value;
        var shown = members.Where(member => member.Cnic.IsGiven).Select(member => member.Cnic.Value.Value);
        Assert.Equal(role switch
        {
            SandboxRole.Power => sandbox.Registry.Household(large).Cnics,
            SandboxRole.Standard => [sandbox.Registry.CnicOf(large)],
            _ => [],
        }, shown);
        Assert.Equal(role == SandboxRole.Basic, members.Count == 1);
        Assert.All(members.Where(member => !member.Cnic.IsGiven), member => Assert.Equal(role == SandboxRole.Power ? Disclosure.Empty : Disclosure.Withheld, member.Cnic.State));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task An_address_is_shown_down_to_the_tehsil_only_in_the_samples_of_Basic(string version, SandboxRole role)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version, role);

        var rows = await SearchAsync(client, sandbox, "address");

        Assert.All(rows, row => Assert.Equal(role != SandboxRole.Basic, row.Address.Value.UnionCouncilCode is not null || row.Address.Value.UnionCouncilName is not null));
        Assert.All(rows, row => Assert.Equal(role == SandboxRole.Basic ? Disclosure.Withheld : Disclosure.Given, row.AddressDetail));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_verification_shows_the_score_to_an_account_with_permission_and_the_household_to_all_but_Basic(string version, SandboxRole role)
    {
        await using var sandbox = await StartAsync();
        var person = Cnic.Parse(sandbox.Registry.CnicOf(3));
        foreach (var permitted in new[] { false, true })
        {
            await using var client = Client(sandbox, version, role, permitted);

            var verdict = await client.Eligibility.VerifyAsync(ProgrammeCode.Parse("KAFAALAT"), person);

            Assert.True(verdict.Registered);
            Assert.Equal(permitted ? Disclosure.Given : Disclosure.Withheld, verdict.PmtScore.State);
            Assert.Equal(role == SandboxRole.Basic ? Disclosure.Withheld : Disclosure.Given, verdict.HouseholdId.State);
            Assert.NotNull(verdict.SocioEconomicStatus);
            Assert.NotNull(verdict.SurveyDate);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Benefits_show_amounts_and_deliveries_to_all_but_Basic(string version, SandboxRole role)
    {
        await using var sandbox = await StartAsync();
        await using var client = Client(sandbox, version, role);
        List<Benefit> benefits = [];
        foreach (var index in Enumerable.Range(0, sandbox.Registry.Count).Where(index => sandbox.Registry.Household(index).IsBeneficiary).Take(10))
        {
            await foreach (var benefit in client.Benefits.OfPersonAsync(Cnic.Parse(sandbox.Registry.CnicOf(index))))
            {
                benefits.Add(benefit);
            }
        }

        Assert.NotEmpty(benefits);
        Assert.Equal(role == SandboxRole.Basic ? [] : ["amount", "lastDeliveryOn"], VisibleFields.Given(benefits));
        Assert.Equal(role == SandboxRole.Basic ? ["amount", "lastDeliveryOn"] : [], VisibleFields.Withheld(benefits));
    }

    private static async Task<List<Household>> SearchAsync(NserClient client, NserSandbox sandbox, string search)
    {
        List<Household> rows = [];
        if (search == "cnic")
        {
            foreach (var index in Enumerable.Range(0, 300))
            {
                rows.Add((await client.Households.FindByCnicAsync(Cnic.Parse(sandbox.Registry.CnicOf(index))))!);
            }

            return rows;
        }

        var found = search == "address"
            ? client.Households.SearchByAddressAsync(new() { DistrictCode = DistrictCode.Parse("PK617"), TehsilCode = TehsilCode.Parse(Tehsil) })
            : client.Households.SearchByPmtAsync(new() { TehsilCode = TehsilCode.Parse(Tehsil), PmtRange = new() { From = 0, To = 100 } });
        await foreach (var row in found)
        {
            rows.Add(row);
        }

        return rows;
    }

    private static IReadOnlyList<string> Words(string fields) => [.. fields.Split(' ').Order(StringComparer.Ordinal)];

    private static Task<NserSandbox> StartAsync() => NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = [Tehsil] } });

    private static NserClient Client(NserSandbox sandbox, string version, SandboxRole role, bool mayReadPmt = false)
    {
        var options = sandbox.CreateOptions(new SandboxAccount($"matrix-{role}-{mayReadPmt}", "sandbox-only") { Role = role, MayReadPmt = mayReadPmt });
        options.PinnedVersion = NserApiVersion.Parse(version);
        return new(options);
    }
}
