namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class AccountingTests
{
    private const string Address = "households/search/address";

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task Usage_is_the_rows_that_the_answers_said_they_returned(string version)
    {
        await using var sandbox = await StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        using var other = await sandbox.LogInAsync("Standard");
        await PullSandbox.AllAsync(other, version, Address, $$"""{"location":{{PullSandbox.Lahore}}}""");
        var announced = 0;
        for (var call = 0; call < 3; call++)
        {
            using var answer = await client.SendAsync(HttpMethod.Post, $"/api/v{version}/{Address}", $$"""{"location":{{PullSandbox.LahoreCity}},"pageSize":7}""");
            announced += int.Parse(Assert.Single(answer.Headers.GetValues("Nser-Rows-Returned")), System.Globalization.CultureInfo.InvariantCulture);
            Assert.False(answer.Headers.Contains("Nser-Rows-Remaining"));
        }

        var (_, usage) = await PlainClient.ReadAsync(client.GetAsync($"/api/v{version}/usage?from=2026-03-01&to=2026-03-31"));
        var (_, before) = await PlainClient.ReadAsync(client.GetAsync($"/api/v{version}/usage?from=2026-02-01&to=2026-02-28"));

        Assert.Equal((21, announced), ((int)usage["rows"]!, announced));
        Assert.Equal((0.25m, 5.25m), ((decimal)usage["ratePerRow"]!, (decimal)usage["amount"]!));
        Assert.Equal($$"""[{"method":"POST /api/v{{version}}/{{Address}}","rows":21,"amount":5.25}]""", usage["byMethod"]!.ToJsonString());
        Assert.Equal((0, 0), ((int)before["rows"]!, before["byMethod"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_log_tells_newest_first_who_asked_what_without_identity_numbers()
    {
        await using var sandbox = await StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var cnic = sandbox.Server.Registry.CnicOf(0);
        await PullSandbox.AllAsync(client, "2.0", "households/search/cnic", $$"""{"cnic":"{{cnic}}"}""");
        (await client.SendAsync(HttpMethod.Post, "/api/v2.0/" + Address, $$$"""{"location":{{{PullSandbox.LahoreCity}}},"criteria":{"roomsAtMost":2}}""")).Dispose();

        var (_, page) = await PlainClient.ReadAsync(client.GetAsync("/api/v2.0/access-log?from=2026-03-01&to=2026-03-31&pageSize=1"));
        var (_, rest) = await PlainClient.ReadAsync(client.GetAsync($"/api/v2.0/access-log?from=2026-03-01&to=2026-03-31&continuationToken={page["continuationToken"]}"));
        var (_, numbered) = await PlainClient.ReadAsync(client.GetAsync("/api/v1.0/access-log?from=2026-03-01&to=2026-03-31&pageSize=1&page=2"));

        var newest = page["rows"]!.AsArray().Single()!;
        Assert.Equal(["ip", "userId", "userName", "searchType", "parameters", "rows", "timestamp"], PullSandbox.Names(newest));
        Assert.Equal(("clerk-Power", "searchHouseholdsByAddress", "127.0.0.1"), ((string)newest["userName"]!, (string)newest["searchType"]!, (string)newest["ip"]!));
        Assert.Equal("""{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702","roomsAtMost":"2"}""", newest["parameters"]!.ToJsonString());
        Assert.Equal("searchHouseholdsByCnic", (string)rest["rows"]!.AsArray()[^1]!["searchType"]!);
        Assert.Equal("***********" + cnic[^2..], (string)rest["rows"]!.AsArray()[^1]!["parameters"]!["cnic"]!);
        Assert.Equal((2, 2), ((int)numbered["page"]!, (int)numbered["totalRows"]!));
        Assert.DoesNotContain(cnic, page.ToJsonString() + rest.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("2.0")]
    public async Task A_limited_account_gets_as_many_rows_as_are_left_and_then_none_until_the_next_day_in_Pakistan(string version)
    {
        await using var sandbox = await StartAsync();
        using var client = await sandbox.LogInAsync("Standard", account => account with { RowLimit = 10 });
        var search = $$"""{"location":{{PullSandbox.LahoreCity}},"pageSize":7}""";

        var (first, second, third) = (await AskAsync(client, version, search), await AskAsync(client, version, search), await AskAsync(client, version, search));

        Assert.Equal((200, "7", "3"), first);
        Assert.Equal((200, "3", "0"), second);
        Assert.Equal((429, "", "0"), third);
        using var refused = await client.SendAsync(HttpMethod.Post, $"/api/v{version}/{Address}", search);
        Assert.Null(refused.Headers.RetryAfter);
        sandbox.Server.Clock.Advance(TimeSpan.FromHours(15));
        using var again = await sandbox.LogInAsync("Standard", account => account with { RowLimit = 10 });
        Assert.Equal((200, "7", "3"), await AskAsync(again, version, search));
    }

    [Fact]
    public async Task Eligibility_is_answered_whole_or_not_at_all()
    {
        await using var sandbox = await StartAsync();
        using var client = await sandbox.LogInAsync("Basic", account => account with { RowLimit = 2 });
        Task<HttpResponseMessage> Ask(params int[] households) => client.SendAsync(HttpMethod.Post, "/api/v1.0/eligibility/verify", $$"""{"programmeCode":"KAFAALAT","cnics":["{{string.Join("\",\"", households.Select(sandbox.Server.Registry.CnicOf))}}"]}""");

        Assert.Equal((429, "row-limit"), await PlainClient.ProblemAsync(Ask(0, 1, 2)));
        Assert.Equal(200, (await PlainClient.ReadAsync(Ask(0, 1))).Status);
        Assert.Equal((429, "row-limit"), await PlainClient.ProblemAsync(Ask(0)));
    }

    [Theory]
    [InlineData("usage", "?from=2026-03-01", "/to")]
    [InlineData("usage", "?from=2026-03-02&to=2026-03-01", "/to")]
    [InlineData("access-log", "?from=1.3.2026&to=2026-03-01", "/from")]
    [InlineData("access-log", "?from=2026-03-01&to=2026-03-01&pageSize=900", "/pageSize")]
    [InlineData("access-log", "?from=2026-03-01&to=2026-03-01&pageSize=many", "/pageSize")]
    public async Task A_wrong_period_or_page_is_refused_with_the_place(string path, string query, string pointer)
    {
        await using var sandbox = await StartAsync();
        using var client = await sandbox.LogInAsync("Basic");

        var (status, problem) = await PlainClient.ReadAsync(client.GetAsync($"/api/v1.0/{path}{query}"));

        Assert.Equal(400, status);
        Assert.Contains(pointer, problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
    }

    private static async Task<(int Status, string Returned, string Remaining)> AskAsync(PlainClient client, string version, string search)
    {
        using var answer = await client.SendAsync(HttpMethod.Post, $"/api/v{version}/{Address}", search);
        return ((int)answer.StatusCode, Header("Nser-Rows-Returned"), Header("Nser-Rows-Remaining"));

        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
    }

    private static async Task<PullSandbox> StartAsync()
    {
        var sandbox = await PullSandbox.StartAsync(change: options => options with { Registry = options.Registry with { RatePerRow = 0.25m } });
        sandbox.Server.Clock.Set(new DateTimeOffset(2026, 3, 15, 10, 0, 0, TimeSpan.FromHours(5)));
        sandbox.Server.Clock.Freeze();
        return sandbox;
    }
}
