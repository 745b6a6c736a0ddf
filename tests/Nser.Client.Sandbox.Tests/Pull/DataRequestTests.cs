namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class DataRequestTests
{
    private const string Path = "/api/v2.0/data-requests";

    private const string Form = """
        {
          "requesterName": "Sandbox Development Trust", "institutionType": "LOCAL_NGO", "mailingAddress": "12 Example Road, Lahore",
          "officialPhoneNumbers": ["042-00000000"], "emailAddress": "data@trust.example", "legalStatus": "REGISTERED_UNDER_ACT",
          "objectives": "Choose households for a goat scheme.", "requestedData": "Lists of beneficiaries.", "format": "LIVE_ACCESS",
          "timeFrame": { "from": "2026-04-01", "to": "2027-03-31" }, "selection": "BENEFICIARY_LIST_WITH_DIMENSIONS", "pmtRange": { "from": 0, "to": 32 },
          "dimensions": ["POVERTY_SCORE", "LIVESTOCK"], "dataAccess": "Two officers.", "ownSurveys": { "conducted": false },
          "pushBackVariables": ["assetItem"], "pushBackFrequency": "QUARTERLY", "receivedBefore": false, "rejectedBefore": false,
          "requesterCnicAttached": true, "declaration": { "certified": true, "date": "2026-03-01", "name": "Imran Khan", "designation": "Director" }
        }
        """;

    [Fact]
    public async Task A_request_is_submitted_and_followed_through_its_states_by_its_own_organisation()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Basic");
        using var other = await sandbox.LogInAsync("Power", account => account with { OrganizationCode = "OTHER" });

        using var submitted = await client.SendAsync(HttpMethod.Post, Path, Form);
        var location = submitted.Headers.Location!.ToString();
        var id = Assert.Single(sandbox.Server.DataRequests.All).Id;
        sandbox.Server.DataRequests.Advance(id, "PreliminaryMeeting", "Held online.");
        sandbox.Server.DataRequests.Advance(id, "CommitteeReview");

        Assert.Equal((201, $"{Path}/{id}"), ((int)submitted.StatusCode, location));
        var (_, state) = await PlainClient.ReadAsync(client.GetAsync(location));
        Assert.Equal(("CommitteeReview", id), ((string)state["status"]!, (string)state["id"]!));
        Assert.Equal(["Submitted", "PreliminaryMeeting", "CommitteeReview"], state["history"]!.AsArray().Select(step => (string)step!["status"]!));
        Assert.Equal("Held online.", (string)state["history"]![1]!["remark"]!);
        Assert.Equal((404, "unknown-resource"), await PlainClient.ProblemAsync(other.GetAsync(location)));
        Assert.Throws<KeyNotFoundException>(() => sandbox.Server.DataRequests.Advance("DR-1", "Approved"));
    }

    [Fact]
    public async Task The_same_key_gets_the_first_answer_and_another_form_under_it_a_conflict()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Standard");
        var key = Guid.NewGuid().ToString();

        using var first = await SubmitAsync(client, Form, key);
        using var again = await SubmitAsync(client, Form, key);

        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotent-Replay")));
        Assert.Equal((409, "batch-conflict"), await PlainClient.ProblemAsync(SubmitAsync(client, Changed("requestedData", "\"Other data.\""), key)));
        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(SubmitAsync(client, Form, "not-a-uuid")));
        Assert.Single(sandbox.Server.DataRequests.All);
        using var free = await client.SendAsync(HttpMethod.Post, Path, Form);
        Assert.Equal(2, sandbox.Server.DataRequests.All.Count);
    }

    [Theory]
    [InlineData("dimensions", """["EMPLOYMENT_STATUS","EDUCATIONAL_STATUS","ROOMS","TOILET_TYPE","ELECTRIC_EQUIPMENT","GAS_EQUIPMENT","KITCHEN_ASSETS"]""", "/dimensions")]
    [InlineData("dimensions", null, "/dimensions")]
    [InlineData("dimensions", """["SHOE_SIZE"]""", "/dimensions/0")]
    [InlineData("pushBackVariables", null, "/pushBackVariables")]
    [InlineData("pushBackFrequency", null, "/pushBackFrequency")]
    [InlineData("pushBackFrequency", "\"YEARLY\"", "/pushBackFrequency")]
    [InlineData("timeFrame", """{"from":"2026-04-01","to":"2026-04-01"}""", "/timeFrame/from")]
    [InlineData("timeFrame", """{"from":"2026-04-31","to":"2026-05-01"}""", "/timeFrame/from")]
    [InlineData("selection", "\"OTHER\"", "/selectionExplanation")]
    [InlineData("pmtRange", """{"from":2,"to":1}""", "/pmtRange/from")]
    [InlineData("requesterName", null, "/requesterName")]
    [InlineData("emailAddress", "\"nobody\"", "/emailAddress")]
    public async Task A_form_that_breaks_its_rules_is_refused_with_the_item(string member, string? json, string pointer)
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Power");

        var (status, problem) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, Path, Changed(member, json)));

        Assert.Equal((422, "urn:nser:problem:non-standard-data"), (status, (string)problem["type"]!));
        Assert.Contains(pointer, problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
        Assert.Empty(sandbox.Server.DataRequests.All);
    }

    [Fact]
    public async Task Summary_data_need_no_push_back_and_a_form_must_be_JSON()
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Power");
        var form = Records.Change(Form, ("selection", "\"INFORMATION_SUMMARY\""), ("pushBackVariables", null), ("pushBackFrequency", null), ("dimensions", null));

        Assert.Equal(201, (await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, "/api/v1.0/data-requests", form))).Status);
        Assert.Equal((415, "unsupported-media-type"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, Path, Form, "text/plain")));
        Assert.Equal((400, "bad-request"), await PlainClient.ProblemAsync(client.SendAsync(HttpMethod.Post, Path, "[]")));
    }

    private static string Changed(string member, string? json) => Records.Change(Form, (member, json));

    private static Task<HttpResponseMessage> SubmitAsync(PlainClient client, string form, string key) => client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Post, Path)
    {
        Content = new StringContent(form, System.Text.Encoding.UTF8, "application/json"),
        Headers = { { "Idempotency-Key", key } },
    });
}
