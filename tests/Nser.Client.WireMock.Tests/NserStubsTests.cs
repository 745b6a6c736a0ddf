using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Standards;

namespace Nser.Client.WireMock.Tests;

/// <summary>Each stub does what its name says, for exactly as many calls as it was planned for.</summary>
public sealed class NserStubsTests
{
    private static readonly Uri Versions = new("/api/versions", UriKind.Relative);

    [Fact]
    public async Task Two_failures_among_20_parallel_calls_are_exactly_two()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Fails(NserOperation.Versions, 503, times: 2);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(front)));

        Assert.Equal((2, 18), (statuses.Count(status => status == 503), statuses.Count(status => status == 200)));
        Assert.Equal((20, 18, 0), (front.Nser.Calls(NserOperation.Versions), front.Sandbox.Requests.Count, front.Nser.Pending));
    }

    [Fact]
    public async Task Planned_stubs_are_met_in_their_order_and_then_the_answer_to_all_calls()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Answers(NserOperation.Versions, "{}", status: 299)
            .Fails(NserOperation.Versions, 429)
            .Fails(NserOperation.Versions, 503, times: 2)
            .Answers(NserOperation.Versions, "{}", status: 201, times: 1);
        Assert.Equal(4, front.Nser.Pending);

        var statuses = new List<int>();
        for (var call = 0; call < 6; call++)
        {
            statuses.Add(await StatusAsync(front));
        }

        Assert.Equal([429, 503, 503, 201, 299, 299], statuses);
        Assert.Equal((0, 0), (front.Nser.Pending, front.Sandbox.Requests.Count));
    }

    [Theory]
    [InlineData(400, "urn:nser:problem:bad-request")]
    [InlineData(401, "urn:nser:problem:unauthenticated")]
    [InlineData(403, "urn:nser:problem:forbidden-role")]
    [InlineData(404, "urn:nser:problem:unknown-resource")]
    [InlineData(409, "urn:nser:problem:batch-conflict")]
    [InlineData(410, "urn:nser:problem:version-retired")]
    [InlineData(413, "urn:nser:problem:too-large")]
    [InlineData(415, "urn:nser:problem:unsupported-media-type")]
    [InlineData(422, "urn:nser:problem:non-standard-data")]
    [InlineData(429, "urn:nser:problem:throttled")]
    [InlineData(503, "urn:nser:problem:unavailable")]
    [InlineData(502, "about:blank")]
    public async Task A_failure_is_a_problem_of_the_environment_with_the_usual_name_of_its_status(int status, string type)
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Fails(NserOperation.Versions, status, retryAfter: TimeSpan.FromMilliseconds(1_001));
        using var request = new HttpRequestMessage(HttpMethod.Get, Versions);
        request.Headers.Add("X-Request-Id", "7f2c1c1e-6f0a-4d5a-9c38-0a6f5b1f2d11");

        using var answer = await front.Http.SendAsync(request);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>();

        Assert.Equal((status, "application/problem+json"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
        Assert.Equal((type, status), ((string?)problem!["type"], (int?)problem["status"]));
        Assert.Equal("staging", Assert.Single(answer.Headers.GetValues("Nser-Environment")));
        Assert.Equal("2", Assert.Single(answer.Headers.GetValues("Retry-After")));
        Assert.Equal("7f2c1c1e-6f0a-4d5a-9c38-0a6f5b1f2d11", Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.Equal(status == 401, answer.Headers.WwwAuthenticate.Count == 1);
    }

    [Fact]
    public async Task A_named_problem_reaches_the_caller_of_the_client()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Fails(NserOperation.GetUsage, 429, problem: ProblemNames.RowLimit);

        var error = await Assert.ThrowsAsync<NserThrottledException>(() => front.Client().Usage.GetAsync(new(2026, 2, 1), new(2026, 2, 28)));

        Assert.Equal((ProblemNames.RowLimit, NserOperation.GetUsage), (error.Problem?.Name, error.Operation));
    }

    [Fact]
    public async Task A_refused_login_is_seen_by_the_client_as_one()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Fails(NserOperation.Token, 401, problem: ProblemNames.AccountLocked);

        await Assert.ThrowsAsync<NserAuthenticationException>(() => front.Client().GetAccountAsync());

        Assert.Equal((1, 0), (front.Nser.Calls(NserOperation.Token), front.Sandbox.Logins.Accepted));
    }

    [Fact]
    public async Task An_answer_is_what_the_client_reads()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Answers(NserOperation.VerifyEligibility, """
            {"programmeCode":"KAFAALAT","rows":[{"cnic":"9999954321092","registered":true,"householdId":"120000000000345","socioEconomicStatus":"POOR","surveyDate":"2022-03-14","eligible":true,"reason":"WITHIN_CUTOFF"}]}
            """);
        var client = front.Client();

        for (var call = 0; call < 2; call++)
        {
            Assert.True((await client.Eligibility.VerifyAsync(ProgrammeCode.Parse("KAFAALAT"), Cnic.Parse("9999954321092"))).Eligible);
        }

        Assert.Equal(2, front.Nser.Calls(NserOperation.VerifyEligibility));
        Assert.DoesNotContain(front.Sandbox.Requests, request => request.Operation == NserOperation.VerifyEligibility);
    }

    [Fact]
    public async Task A_slow_call_waits_on_the_clock_of_the_sandbox_and_others_do_not_wait_for_it()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.IsSlow(NserOperation.Versions, TimeSpan.FromHours(1));

        var slow = StatusAsync(front);
        while (front.Nser.Pending > 0)
        {
            await Task.Yield();
        }

        Assert.Equal(200, await StatusAsync(front));
        Assert.False(slow.IsCompleted);
        while (!slow.IsCompleted)
        {
            front.Sandbox.Clock.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }

        Assert.Equal((200, 2), (await slow, front.Sandbox.Requests.Count));
    }

    [Fact]
    public async Task A_slow_call_that_its_client_gives_up_does_not_reach_the_sandbox()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.IsSlow(NserOperation.Versions, TimeSpan.FromHours(1));
        using var leaves = new CancellationTokenSource();

        var slow = front.Http.GetAsync(Versions, leaves.Token);
        while (front.Nser.Pending > 0)
        {
            await Task.Yield();
        }

        await leaves.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.Equal(200, await StatusAsync(front));
        Assert.Single(front.Sandbox.Requests);
    }

    [Fact]
    public async Task A_slow_call_gets_the_answer_to_all_calls()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.IsSlow(NserOperation.Versions, TimeSpan.FromMilliseconds(1)).Answers(NserOperation.Versions, "{}", status: 299);

        Assert.Equal(299, await StatusAsync(front));
    }

    [Fact]
    public async Task A_broken_call_has_no_answer_and_does_not_reach_the_sandbox()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Breaks(NserOperation.Versions);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => StatusAsync(front));

        Assert.Null(error.StatusCode);
        Assert.Empty(front.Sandbox.Requests);
        Assert.Equal(200, await StatusAsync(front));
    }

    [Fact]
    public async Task Calls_counts_an_operation_in_all_versions_and_libraries_and_nothing_else()
    {
        await using var front = await FrontedSandbox.StartAsync();
        foreach (var path in new[] { "/api/v1.0/geo-units", "/api/v1.0/asset-deliveries", "/api/v2.0/programme-enrollments/batches", "/api/v2.0/data-requests" })
        {
            using var answer = await front.Http.PostAsync(new Uri(path, UriKind.Relative), null);
        }

        Assert.Equal((3, 1, 0), (front.Nser.Calls(NserOperation.PushBatch), front.Nser.Calls(NserOperation.SubmitDataRequest), front.Nser.Calls(NserOperation.ReadRecord)));
    }

    [Fact]
    public async Task Reset_forgets_stubs_and_counts_and_keeps_the_sandbox()
    {
        await using var front = await FrontedSandbox.StartAsync();
        front.Nser.Fails(NserOperation.Versions, 503, times: 2).Answers(NserOperation.Versions, "{}", status: 299);
        Assert.Equal(503, await StatusAsync(front));

        front.Nser.Reset();

        Assert.Equal((0, 0), (front.Nser.Pending, front.Nser.Calls(NserOperation.Versions)));
        Assert.Equal(200, await StatusAsync(front));
    }

    [Fact]
    public async Task The_names_of_a_changed_profile_are_used()
    {
        using var file = new MemoryStream("""
            {"routes":{"versions":"GET /releases"},"members":{"type":"kind"},"problems":{"unavailable":"urn:partner:busy"},"environment":{"header":"X-Env","stagingValue":"test"}}
            """u8.ToArray());
        await using var front = await FrontedSandbox.StartAsync(new() { Profile = ContractProfile.Load(file) });
        front.Nser.Fails(NserOperation.Versions, 503);

        using var answer = await front.Http.GetAsync(new Uri("/releases", UriKind.Relative));
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("urn:partner:busy", problem.RootElement.GetProperty("kind").GetString());
        Assert.Equal("test", Assert.Single(answer.Headers.GetValues("X-Env")));
    }

    [Fact]
    public async Task A_stub_that_cannot_be_met_is_refused()
    {
        await using var front = await FrontedSandbox.StartAsync();
        var nser = front.Nser;

        Assert.Throws<ArgumentOutOfRangeException>("status", () => nser.Fails(NserOperation.Token, 399));
        Assert.Throws<ArgumentOutOfRangeException>("status", () => nser.Fails(NserOperation.Token, 600));
        Assert.Throws<ArgumentOutOfRangeException>("times", () => nser.Fails(NserOperation.Token, 503, times: 0));
        Assert.Throws<ArgumentOutOfRangeException>("retryAfter", () => nser.Fails(NserOperation.Token, 503, retryAfter: TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentException>("problem", () => nser.Fails(NserOperation.Token, 503, problem: "busy"));
        Assert.Throws<ArgumentOutOfRangeException>("status", () => nser.Answers(NserOperation.Token, "{}", status: 199));
        Assert.Throws<ArgumentOutOfRangeException>("times", () => nser.Answers(NserOperation.Token, "{}", times: 0));
        Assert.Throws<ArgumentException>("body", () => nser.Answers(NserOperation.Token, "{"));
        Assert.Throws<ArgumentOutOfRangeException>("delay", () => nser.IsSlow(NserOperation.Token, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("delay", () => nser.IsSlow(NserOperation.Token, TimeSpan.FromDays(25)));
        Assert.Throws<ArgumentOutOfRangeException>("times", () => nser.Breaks(NserOperation.Token, 0));
        Assert.Throws<ArgumentException>("operation", () => nser.Breaks((NserOperation)999));
        Assert.Equal(0, nser.Pending);
    }

    private static async Task<int> StatusAsync(FrontedSandbox front)
    {
        using var answer = await front.Http.GetAsync(Versions);
        return (int)answer.StatusCode;
    }
}
