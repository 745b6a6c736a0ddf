using System.Text.Json.Nodes;
using Nser.Client.Sandbox.Seeds;

namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class BenefitsTests
{
    private const string Path = "benefits/search";

    [Theory]
    [InlineData("1.0", "Power", "organizationCode programmeCode benefitType amount frequency status since lastDeliveryOn")]
    [InlineData("2.0", "Standard", "organizationCode programmeCode benefitType amount frequency status since lastDeliveryOn")]
    [InlineData("1.0", "Basic", "organizationCode programmeCode benefitType frequency status since")]
    [InlineData("2.0", "Basic", "organizationCode programmeCode benefitType frequency status since")]
    public async Task A_role_sees_exactly_its_fields(string version, string role, string names)
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync(role);
        var rows = new List<JsonNode>();
        foreach (var household in sandbox.Households.Take(60))
        {
            rows.AddRange(await PullSandbox.AllAsync(client, version, Path, $$"""{"cnic":"{{household.Cnics[0]}}"}""", 1));
        }

        Assert.Equal(names.Split(' ').Order(StringComparer.Ordinal), rows.SelectMany(PullSandbox.Names).Distinct().Order(StringComparer.Ordinal));
        Assert.True(rows.Select(row => (string)row["organizationCode"]!).Distinct().Count() > 3);
    }

    [Fact]
    public async Task A_family_gets_the_same_by_household_and_by_each_of_its_CNICs_and_what_is_pushed_shows_up()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var family = sandbox.Households.First(household => household is { IsBeneficiary: true, Cnics.Count: > 1 });
        var before = await PullSandbox.AllAsync(client, "2.0", Path, $$"""{"householdId":"{{family.Id}}"}""");

        (await client.PushV1Async([PullSandbox.Enrollment(family.Cnics[1])])).Dispose();

        var after = await PullSandbox.AllAsync(client, "2.0", Path, $$"""{"householdId":"{{family.Id}}"}""");
        Assert.Equal(before.Count + 1, after.Count);
        Assert.Equal("SANDBOX", (string)after[^1]["organizationCode"]!);
        foreach (var cnic in family.Cnics)
        {
            Assert.Equal(after.Select(row => row.ToJsonString()), (await PullSandbox.AllAsync(client, "1.0", Path, $$"""{"cnic":"{{cnic}}"}""")).Select(row => row.ToJsonString()));
        }
    }

    [Fact]
    public async Task The_day_of_the_last_delivery_that_was_pushed_stands_with_the_enrollment()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Power");
        var delivery = JsonNode.Parse(SyntheticPeople.DeliveryLines(1)[0])!.AsObject();
        var cnic = (string)delivery["cnic"]!;
        delivery["programmeCode"] = "KAFAALAT";
        (await client.PushV1Async([PullSandbox.Enrollment(cnic)])).Dispose();
        (await client.PushV1Async([delivery.ToJsonString()], library: "asset-deliveries")).Dispose();

        var row = Assert.Single(await PullSandbox.AllAsync(client, "1.0", Path, $$"""{"cnic":"{{cnic}}"}"""));

        Assert.Equal((string)delivery["deliveryDate"]!, (string)row["lastDeliveryOn"]!);
    }

    [Fact]
    public async Task Exactly_one_of_CNIC_and_household_is_asked_and_Basic_asks_no_household()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var power = await sandbox.LogInAsync("Power");
        using var basic = await sandbox.LogInAsync("Basic");

        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(power.SendAsync(HttpMethod.Post, "/api/v2.0/" + Path, "{}")));
        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(power.SendAsync(HttpMethod.Post, "/api/v2.0/" + Path, """{"cnic":"9999900000009","householdId":"1"}""")));
        Assert.Equal((403, "forbidden-role"), await PlainClient.ProblemAsync(basic.SendAsync(HttpMethod.Post, "/api/v2.0/" + Path, """{"householdId":"1"}""")));
        Assert.Empty(await PullSandbox.AllAsync(power, "2.0", Path, """{"householdId":"999990000000010"}"""));
    }
}
