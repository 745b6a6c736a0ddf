using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Nser.Client.Api;
using Nser.Client.Diagnostics;
using Nser.Client.Pipeline;
using Nser.Client.Testing.Fakes;
using Nser.Client.Tests.Diagnostics;
using Nser.Standards;

namespace Nser.Client.Tests.Api;

/// <summary>What the pipeline does for an interface that the library does not know, over a real socket.</summary>
public sealed class PartnerApiTests
{
    private const string Found = """{"id":"G-17","state":"open"}""";
    private const string Path = "/api/v2.0/grievances";
    private const string Cnic = "9999900000011";

    [Fact]
    public async Task A_call_carries_the_token_and_the_negotiated_version()
    {
        await using var api = new FakeApi(_ => RawReply.Json(Found));

        var grievance = await Of(api).GetAsync("G 17/ä", CancellationToken.None);

        Assert.Equal(new Grievance("G-17", "open"), grievance);
        var request = api.Server.Requests.Last();
        Assert.Equal("/api/v2.0/grievances/G%2017%2F%C3%A4", request.Path);
        Assert.Equal("Bearer " + (await api.Core.Tokens.GetAsync(CancellationToken.None)).Value, request.Header("Authorization"));
        Assert.NotNull(request.Header("X-Request-Id"));
        Assert.StartsWith("Nser.Client/", request.Header("User-Agent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_with_an_expired_token_is_replayed_once_with_a_fresh_one()
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Problem(401, "token-expired") : RawReply.Json(Found));

        await Of(api).ReportAsync(new(Cnic, "text"), null, CancellationToken.None);

        Assert.Equal(2, api.Logins);
        Assert.Equal(2, api.Server.Count(Path));
        Assert.Equal(2, api.Server.Requests.Where(request => request.Path == Path).Select(request => request.Header("Authorization")).Distinct().Count());
        Assert.All(api.Server.Requests.Where(request => request.Path == Path), request => Assert.Equal($$"""{"cnic":"{{Cnic}}","text":"text"}""", request.Body));
    }

    [Fact]
    public async Task A_GET_is_sent_again_after_a_503()
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Problem(503, "unavailable") : RawReply.Json(Found));

        await Of(api).GetAsync("G-17", CancellationToken.None);

        Assert.Equal(2, api.Server.Count(Path));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_POST_whose_answer_was_lost_is_sent_again_only_when_its_options_say_that_a_repeat_is_safe(bool isSafe, int expected)
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Text("", After.Reset) : RawReply.Json(Found));

        var error = await Record.ExceptionAsync(() => Of(api).ReportAsync(new(Cnic, "text"), new() { RepeatIsSafe = isSafe }, CancellationToken.None));

        Assert.Equal(expected, api.Server.Count(Path));
        Assert.Equal(!isSafe, error is NserTransportException { OutcomeUnknown: true });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(int.MaxValue, 4)]
    public async Task A_call_is_sent_as_often_as_its_options_allow(int most, int expected)
    {
        await using var api = new FakeApi(_ => RawReply.Problem(503, "unavailable"), options => options.Retry.MaxRetries = 3);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => Of(api).ListAsync(null, null, new() { MaxAttempts = most }, CancellationToken.None));

        Assert.True(error is { IsTransient: true, Status: 503 });
        Assert.Equal(expected, api.Server.Count(Path));
    }

    [Fact]
    public async Task The_replay_with_a_fresh_token_is_not_counted_as_an_attempt()
    {
        var calls = 0;
        await using var api = new FakeApi(_ => Interlocked.Increment(ref calls) == 1 ? RawReply.Problem(401, "token-expired") : RawReply.Json("[]"));

        using var answer = await Of(api).ListAsync(null, null, new() { MaxAttempts = 1 }, CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(2, api.Server.Count(Path));
    }

    [Fact]
    public void Less_than_one_attempt_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new NserCallOptions { MaxAttempts = 0 });

    [Fact]
    public async Task A_call_is_audited_by_its_name_and_the_names_of_its_parameters()
    {
        var sink = new FailingSink();
        await using var api = new FakeApi(_ => RawReply.Json("[]", headers: "Nser-Rows-Returned: 3\r\n"), options => options.Audit = sink);

        using var first = await Of(api).ListAsync(new DateOnly(2026, 3, 1), true, null, CancellationToken.None);
        using var second = await Of(api).ListAsync(null, null, new() { OperationName = "grievances.list", ParameterNames = ["office"] }, CancellationToken.None);

        Assert.Equal(["List", "grievances.list"], sink.Entries.Select(entry => entry.OperationName));
        Assert.Equal(["open", "since"], sink.Entries.First().ParameterNames);
        Assert.Equal(["office"], sink.Entries.Last().ParameterNames);
        Assert.All(sink.Entries, entry => Assert.Equal((NserOperation.Other, NserApiVersion.V2, 3, NserAuditOutcome.Succeeded), (entry.Operation, entry.Version, entry.Rows, entry.Outcome)));
    }

    [Fact]
    public async Task Rows_that_cannot_be_audited_are_withheld_and_the_outcome_of_a_write_is_not()
    {
        var sink = new FailingSink();
        await using var api = new FakeApi(_ => RawReply.Json(Found), options => options.Audit = sink);
        await api.Core.Tokens.GetAsync(CancellationToken.None);
        sink.Fails = true;

        Assert.Equal("G-17", (await Of(api).ReportAsync(new(Cnic, "text"), null, CancellationToken.None)).Id);
        sink.Fails = false;
        await Of(api).GetAsync("G-17", CancellationToken.None);
        sink.Fails = true;
        var error = await Assert.ThrowsAsync<NserException>(() => Of(api).GetAsync("G-17", CancellationToken.None));

        Assert.Contains("Get", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_written_as_the_API_writes_them()
    {
        await using var api = new FakeApi(_ => RawReply.Json("[]"));

        using var answer = await Of(api).ListAsync(new DateOnly(2026, 3, 1), true, null, CancellationToken.None);

        Assert.Equal(Path + "?since=2026-03-01&open=true", api.Server.Requests.Last().Path);
    }

    [Fact]
    public async Task A_profile_renames_the_route_the_query_and_the_headers()
    {
        const string Profile = """
            {
              "customRoutes": {
                "GET /api/v*/grievances/{id}": "POST /gw/complaints/{id}/v{version}",
                "GET /api/v2.0/grievances": "GET /gw/complaints"
              },
              "members": { "from": "since" },
              "headers": { "X-Request-Id": "X-Correlation" }
            }
            """;
        await using var api = new FakeApi(_ => RawReply.Json(Found), options => options.Contract = ContractProfile.Load(new MemoryStream(Encoding.UTF8.GetBytes(Profile))));

        await Of(api).GetAsync("a/b", CancellationToken.None);
        using var list = await Of(api).ListAsync(new DateOnly(2026, 3, 1), null, null, CancellationToken.None);

        var requests = api.Server.Requests.TakeLast(2).ToList();
        Assert.Equal(("POST", "/gw/complaints/a%2Fb/v2.0"), (requests[0].Method, requests[0].Path));
        Assert.Equal("/gw/complaints?since=2026-03-01", requests[1].Path);
        Assert.All(requests, request => Assert.True(request.Header("X-Correlation") is not null && request.Header("X-Request-Id") is null));
    }

    [Theory]
    [InlineData("""{"customRoutes":{"GET /x/{id}":"GET /y"}}""", "/customRoutes/GET ~1x~1{id}")]
    [InlineData("""{"customRoutes":{"FETCH /x":"GET /y"}}""", "/customRoutes/FETCH ~1x")]
    [InlineData("""{"customRoutes":{"GET /x":"y"}}""", "/customRoutes/GET ~1x")]
    [InlineData("""{"customRoutes":{"POST /api/v{version}/benefits/search":"POST /y"}}""", "SearchBenefits")]
    public void A_profile_with_a_faulty_custom_route_is_refused(string json, string expected)
    {
        var error = Assert.Throws<FormatException>(() => ContractProfile.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task A_value_that_would_reach_another_resource_is_refused(string id)
    {
        await using var api = new FakeApi(_ => RawReply.Json(Found));

        await Assert.ThrowsAsync<ArgumentException>(() => Of(api).GetAsync(id, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Of(api).TryGetAsync(id, null, CancellationToken.None));

        Assert.Empty(api.Server.Requests);
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\nb")]
    [InlineData("اردو")]
    public async Task A_header_value_that_a_header_cannot_carry_is_refused(string value)
    {
        await using var api = new FakeApi(_ => RawReply.Json(Found));
        await Assert.ThrowsAsync<ArgumentException>(() => Of(api).ReplaceAsync("G-17", value, null, Lines(), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Of(api).ReplaceAsync("G-17", "fine", new Dictionary<string, string> { ["X-More"] = value }, Lines(), CancellationToken.None));
        Assert.Empty(api.Server.Requests);

        using var answer = await Of(api).ReplaceAsync("G-17", "fine", null, Lines(), CancellationToken.None);
        Assert.Equal("line one\r\nline two", api.Server.Requests.Last().Body);
    }

    [Fact]
    public async Task A_path_to_another_server_and_one_of_several_segments_are_refused()
    {
        await using var api = new FakeApi(_ => RawReply.Json(Found));

        await Assert.ThrowsAsync<ArgumentException>(() => Of(api).ElsewhereAsync(CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Of(api).FileAsync("a/../b", CancellationToken.None));

        Assert.Empty(api.Server.Requests);
    }

    [Theory]
    [InlineData("A name with spaces")]
    [InlineData("")]
    [InlineData("cnic-9999900000011")]
    public void An_operations_name_that_could_hold_a_person_is_refused(string name) => Assert.Throws<ArgumentException>(() => new NserCallOptions { OperationName = name });

    [Fact]
    public async Task Statuses_that_the_options_accept_come_back_and_others_are_errors()
    {
        await using var api = new FakeApi(_ => RawReply.Problem(404, "unknown-resource"));

        using var accepted = await Of(api).TryGetAsync("G-17", new() { Accepts = [HttpStatusCode.NotFound] }, CancellationToken.None);
        var error = await Assert.ThrowsAsync<NserRejectedException>(() => Of(api).GetAsync("G-17", CancellationToken.None));

        Assert.Equal(HttpStatusCode.NotFound, accepted.StatusCode);
        Assert.Equal(("Get", 404, ProblemNames.UnknownResource), (error.OperationName, error.Status, error.Problem?.Name));
    }

    [Fact]
    public async Task No_error_names_an_address_a_body_or_a_token()
    {
        using var loggers = new CollectingLoggers();
        RawReply[] answers =
        [
            RawReply.Problem(422, "non-standard-data"),
            RawReply.Json($$$"""{"id":"{{{Cnic}}}","state":{"no":"text"}}"""),
            RawReply.Json($"{{\"id\":\"{Cnic}"),
            RawReply.Text($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{{\"id\":\"{Cnic}", After.Reset),
            RawReply.Problem(500, "unavailable"),
        ];
        var turn = 0;
        await using var api = new FakeApi(_ => answers[turn], options => options.Retry.MaxRetries = 1, loggers);
        var told = new List<string>();

        for (; turn < answers.Length; turn++)
        {
            var error = await Assert.ThrowsAnyAsync<NserException>(() => Of(api).ReportAsync(new(Cnic, "canary-text"), null, CancellationToken.None));
            told.Add(error.ToString());
            told.Add((await Assert.ThrowsAnyAsync<NserException>(() => Of(api).GetAsync(Cnic, CancellationToken.None))).ToString());
        }

        var gone = new RawServer(_ => RawReply.Json("{}"));
        var address = gone.Address;
        await gone.DisposeAsync();
        await using var silent = new FakeApi(_ => RawReply.Json("{}"), options => options.BaseAddress = address, loggers);
        told.Add((await Assert.ThrowsAnyAsync<NserException>(() => Of(silent).GetAsync(Cnic, CancellationToken.None))).ToString());
        var everything = string.Join('\n', told.Concat(loggers.Lines));
        Assert.Contains("/api/v{version}/grievances/{id}", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Cnic, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/api/v2.0/grievances", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Refit.ApiException", everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_refused_and_a_stream_is_read_as_it_comes()
    {
        var large = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"id\":\"G\"}\n", 20_000)));
        await using var api = new FakeApi(request => RawReply.Whole(200, request.Path.EndsWith("export", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json", large), options => options.MaxResponseBytes = 64 * 1024);

        var error = await Assert.ThrowsAsync<NserTransportException>(() => Of(api).GetAsync("G-17", CancellationToken.None));
        await using var stream = await Of(api).ExportAsync(new() { StreamsBody = true }, CancellationToken.None);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);

        Assert.Contains("MaxResponseBytes", error.Message, StringComparison.Ordinal);
        Assert.Equal(large, copy.ToArray());
    }

    [Fact]
    public async Task A_stream_that_breaks_off_ends_as_an_error_of_the_library()
    {
        await using var api = new FakeApi(_ => RawReply.Text("HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 99\r\n\r\n{\"id\":1}\n", After.Reset));

        await using var stream = await Of(api).ExportAsync(new() { StreamsBody = true }, CancellationToken.None);
        var error = await Assert.ThrowsAsync<NserTransportException>(() => stream.CopyToAsync(Stream.Null));

        Assert.Equal("Export", error.OperationName);
    }

    [Fact]
    public async Task Rows_are_set_aside_of_the_budget_before_the_call_goes_out()
    {
        await using var api = new FakeApi(
            request => request.Path.Contains("/usage", StringComparison.Ordinal)
                ? RawReply.Json("""{"from":"2026-03-01","to":"2026-03-02","rows":90,"ratePerRow":0,"amount":0,"byMethod":[{"method":"m","rows":90,"amount":0}]}""")
                : RawReply.Json("[]", headers: "Nser-Rows-Returned: 4\r\n"),
            options => options.Queries.Budget = new() { MaxRows = 100 });
        var rows = new NserCallOptions { RowsAtMost = 8 };

        using var first = await Of(api).ListAsync(null, null, rows, CancellationToken.None);
        await Assert.ThrowsAsync<NserThrottledException>(() => Of(api).ListAsync(null, null, rows, CancellationToken.None));
        using var second = await Of(api).ListAsync(null, null, rows with { RowsAtMost = 6 }, CancellationToken.None);

        Assert.Equal(2, api.Server.Count(Path));
    }

    [Fact]
    public async Task Deprecated_versions_are_noticed()
    {
        var notices = new List<string>();
        await using var api = new FakeApi(_ => RawReply.Json(Found, headers: "Deprecation: @1767225600\r\n"), options => options.OnLifecycleNotice = notice => notices.Add(notice.ToString()));

        await Of(api).GetAsync("G-17", CancellationToken.None);
        await Of(api).GetAsync("G-18", CancellationToken.None);

        Assert.Single(notices);
    }

    [Fact]
    public async Task A_base_address_with_a_path_stands_before_the_interfaces_path()
    {
        await using var api = new FakeApi(
            request => RawReply.Json(request.Path.EndsWith("/versions", StringComparison.Ordinal) ? """{"versions":[{"version":"2.0","status":"supported"}]}""" : Found),
            options => options.BaseAddress = new Uri(options.BaseAddress!, "gateway/nser"));

        await Of(api).GetAsync("G-17", CancellationToken.None);

        Assert.Equal(["/gateway/nser/api/versions", "/gateway/nser/api/v2.0/auth/token", "/gateway/nser/api/v2.0/grievances/G-17"], api.Server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_container_gives_the_interface_over_the_client_of_its_name()
    {
        await using var api = new FakeApi(_ => RawReply.Json(Found));
        var services = new ServiceCollection();
        void Configure(NserClientOptions options) => (options.BaseAddress, options.UserName, options.Password, options.TimeProvider) = (api.Server.Address, FakeApi.UserName, FakeApi.Password, api.Clock);
        services.AddNserClient(Configure);
        services.AddNserClient("second", Configure);
        services.AddNserApi<IGrievancesApi>();
        services.AddNserApi<IGrievancesApi>("second", new NserApiOptions());
        await using var container = services.BuildServiceProvider();

        await container.GetRequiredService<IGrievancesApi>().GetAsync("G-1", CancellationToken.None);
        await container.GetRequiredKeyedService<IGrievancesApi>("second").GetAsync("G-2", CancellationToken.None);

        Assert.Equal(2, api.Logins);
        Assert.Equal(2, api.Server.Count(Path));
    }

    [Fact]
    public async Task The_librarys_own_interface_is_for_partners_too()
    {
        await using var api = new FakeApi(_ => RawReply.Json("{}"));

        using var answer = await api.Core.Api<ICognitiveApi>(new()).GetUsageAsync(NserApiVersion.V2, "2026-03-01", null, null, CancellationToken.None);

        Assert.Equal("/api/v2.0/usage?from=2026-03-01", api.Server.Requests.Last().Path);
    }

    private static StringContent Lines() => new("line one\r\nline two");

    private static IGrievancesApi Of(FakeApi api) => api.Core.Api<IGrievancesApi>(new());
}
