using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class EligibilityTests
{
    private const string Unknown = "9999900000009";

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var version in (string[])["1.0", "2.0"])
            {
                foreach (var role in PullSandbox.Roles)
                {
                    cases.Add(version, role, false);
                    cases.Add(version, role, true);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Each_person_gets_a_row_in_the_order_asked_with_the_fields_of_role_and_permission(string version, string role, bool mayReadPmt)
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync(role, account => account with { MayReadPmt = mayReadPmt });
        string[] cnics = [.. sandbox.Households.Take(60).Select(household => household.Cnics[^1]), Unknown];

        var (status, answer) = await AskAsync(client, version, cnics);

        var rows = answer["rows"]!.AsArray();
        Assert.Equal((200, "KAFAALAT"), (status, (string)answer["programmeCode"]!));
        Assert.Equal(cnics, rows.Select(row => (string)row!["cnic"]!));
        var expected = (string[])["cnic", "registered", .. role == "Basic" ? [] : (string[])["householdId"], "socioEconomicStatus", .. mayReadPmt ? (string[])["pmtScore"] : [], "surveyDate", "eligible", "reason"];
        Assert.All(rows.SkipLast(1), row => Assert.Equal(expected, PullSandbox.Names(row)));
        Assert.Equal(["cnic", "registered", "eligible", "reason"], PullSandbox.Names(rows[^1]));
        Assert.Equal("NOT_REGISTERED", (string)rows[^1]!["reason"]!);
        Assert.True(rows.Select(row => (string)row!["reason"]!).Distinct().Count() > 3);
        Assert.All(rows, row => Assert.Equal((string)row!["reason"]! == "WITHIN_CUTOFF", (bool)row["eligible"]!));
    }

    [Fact]
    public async Task Who_is_enrolled_already_is_not_eligible_again()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        string[] cnics = [.. sandbox.Households.Take(80).Select(household => household.Cnics[0])];
        var (_, before) = await AskAsync(client, "2.0", cnics);
        var eligible = (string)before["rows"]!.AsArray().First(row => (bool)row!["eligible"]!)!["cnic"]!;

        (await client.PushV1Async([PullSandbox.Enrollment(eligible)])).Dispose();

        var (_, after) = await AskAsync(client, "2.0", [eligible]);
        Assert.Equal("ALREADY_ENROLLED", (string)after["rows"]![0]!["reason"]!);
    }

    [Theory]
    [InlineData("""{"programmeCode":"KAFAALAT","cnics":[]}""", "/cnics")]
    [InlineData("""{"programmeCode":"KAFAALAT","cnics":["99999"]}""", "/cnics/0")]
    [InlineData("""{"programmeCode":"KAFAALAT","cnics":["9999900000009","9999900000009"]}""", "/cnics")]
    [InlineData("""{"programmeCode":"k","cnics":["9999900000009"]}""", "/programmeCode")]
    [InlineData("""{"cnics":["9999900000009"]}""", "/programmeCode")]
    public async Task A_wrong_request_is_refused_with_the_place(string body, string pointer)
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Standard");

        var (status, problem) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, "/api/v1.0/eligibility/verify", body));

        Assert.Equal(400, status);
        Assert.Contains(pointer, problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
    }

    [Fact]
    public async Task More_than_a_hundred_persons_are_refused()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Standard");

        var (status, _) = await AskAsync(client, "2.0", [.. Enumerable.Range(0, 101).Select(place => FormattableString.Invariant($"99999{place:D7}1"))]);

        Assert.Equal(400, status);
    }

    private static Task<(int Status, JsonNode Body)> AskAsync(PlainClient client, string version, string[] cnics) => PlainClient.ReadAsync(
        client.SendAsync(HttpMethod.Post, $"/api/v{version}/eligibility/verify", new JsonObject { ["programmeCode"] = "KAFAALAT", ["cnics"] = new JsonArray([.. cnics.Select(cnic => JsonValue.Create(cnic))]) }.ToJsonString()));
}
