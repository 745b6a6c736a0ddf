using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Endpoints;

public sealed class CommonTests
{
    [Fact]
    public async Task Every_answer_names_environment_and_versions_echoes_the_request_id_and_carries_the_sandboxs_date()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Environment = NserEnvironment.Live });
        sandbox.Clock.Set(new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.Zero));
        sandbox.Clock.Freeze();
        using var client = new PlainClient(sandbox);
        var id = Guid.NewGuid().ToString();
        client.Http.DefaultRequestHeaders.Add("X-Request-Id", id);

        foreach (var path in (string[])["/api/versions", "/api/v1.0/asset-deliveries/x", "/nowhere"])
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal("live", Assert.Single(answer.Headers.GetValues("Nser-Environment")));
            Assert.Equal("1.0, 2.0", Assert.Single(answer.Headers.GetValues("api-supported-versions")));
            Assert.Equal(id, Assert.Single(answer.Headers.GetValues("X-Request-Id")));
            Assert.Equal(2031, answer.Headers.Date!.Value.Year);
        }

        Assert.All(sandbox.Requests, request => Assert.Equal(id, request.RequestId));
    }

    [Theory]
    [InlineData("GET", "/nowhere", "unknown-resource")]
    [InlineData("DELETE", "/api/v1.0/asset-deliveries/x", "unknown-resource")]
    [InlineData("POST", "/api/v1.0/households", "unknown-resource")]
    [InlineData("POST", "/api/v1.0/eligibility/verification", "unknown-resource")]
    [InlineData("GET", "/API/v1.0/asset-deliveries/x", "unknown-resource")]
    [InlineData("GET", "/api/v1.0/asset-deliveries/x/", "unknown-resource")]
    [InlineData("GET", "/API/v3.0/asset-deliveries/x", "unknown-resource")]
    [InlineData("GET", "/api/v3.0/asset-deliveries/x", "version-unknown")]
    public async Task Unknown_routes_fail_loudly_and_are_counted(string method, string path, string problem)
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);

        Assert.Equal((404, problem), await PlainClient.ProblemAsync(client.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))));
        var unmatched = Assert.Single(sandbox.UnmatchedRequests);
        Assert.Equal((method, path, null), (unmatched.Method, unmatched.PathAndQuery, unmatched.Operation));
    }

    [Fact]
    public async Task Too_many_calls_in_a_minute_are_throttled_until_the_next_minute()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { RequestsPerMinute = 2 });
        sandbox.Clock.Set(new DateTimeOffset(2026, 1, 1, 0, 0, 20, TimeSpan.Zero));
        sandbox.Clock.Freeze();
        using var client = new PlainClient(sandbox);
        (await client.GetAsync("/api/versions")).Dispose();
        (await client.GetAsync("/api/versions")).Dispose();

        using var throttled = await client.GetAsync("/api/versions");
        Assert.Equal(429, (int)throttled.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(40), throttled.Headers.RetryAfter!.Delta);

        sandbox.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(200, (await PlainClient.ReadAsync(client.GetAsync("/api/versions"))).Status);
    }

    [Fact]
    public async Task Recorded_requests_are_bounded_and_can_do_without_bodies()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { MaxRecordedRequests = 2, KeepBodies = false });
        using var client = await new PlainClient(sandbox).LogInAsync();
        (await client.PushV1Async(SyntheticPeople.EnrollmentLines(1))).Dispose();
        (await client.GetAsync("/api/versions")).Dispose();

        Assert.Equal([Nser.Client.Api.NserOperation.PushBatch, Nser.Client.Api.NserOperation.Versions], sandbox.Requests.Select(request => request.Operation!.Value));
        Assert.All(sandbox.Requests, request => Assert.True(request.Body.IsEmpty));
    }

    [Fact]
    public async Task The_openapi_documents_are_served()
    {
        await using var sandbox = await NserSandbox.StartAsync();
        using var client = new PlainClient(sandbox);

        foreach (var version in NserApiVersion.Known)
        {
            var (status, document) = await PlainClient.ReadAsync(client.GetAsync($"/openapi/cognitive-api.v{version}.json"));
            Assert.Equal((200, true), (status, ((string)document["openapi"]!).StartsWith("3.0", StringComparison.Ordinal)));
        }

        Assert.Empty(sandbox.UnmatchedRequests);
    }
}
