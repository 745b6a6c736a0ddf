using Nser.Client.Api;
using Nser.Client.Pipeline;
using Nser.Client.Queries;
using Nser.Client.Queries.Beneficiaries;
using Nser.Client.Queries.Households;
using Nser.Client.Sandbox;
using Nser.Client.Testing;
using Nser.Client.Testing.Fakes;
using Nser.Client.Testing.Queries;
using Nser.Standards;

namespace Nser.Client.Tests.Queries.Usage;

/// <summary>Usage, access log and budget over a real socket.</summary>
public sealed class AccountingTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(5)).DateTime);

    public static TheoryData<string> Versions => new("1.0", "2.0");

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_was_read_is_counted_by_method(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        await using var client = sandbox.ClientFor(version);
        await ReadAsync(client, 30);

        var usage = await client.Usage.GetAsync(Today.AddDays(-1), Today.AddDays(1));

        Assert.Equal((30, 0.5m, 15m), (usage.Rows, usage.RatePerRow, usage.Amount));
        Assert.Contains("households/search/pmt", Assert.Single(usage.ByMethod).Method, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => client.Usage.GetAsync(Today, Today.AddDays(-1)));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task The_access_log_is_read_page_by_page_and_its_numbers_are_not_printed(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        await using var client = sandbox.ClientFor(version);
        for (var call = 0; call < 5; call++)
        {
            await ReadAsync(client, 1);
        }

        var entries = await client.AccessLog.ListAsync(Today.AddDays(-1), Today.AddDays(1), new() { PageSize = 2 }).ToListAsync();

        Assert.Equal(5, entries.Count);
        Assert.All(entries, entry => Assert.Equal(("searchHouseholdsByPmt", sandbox.UserName), (entry.SearchType, entry.UserName)));
        Assert.DoesNotContain(sandbox.UserName, entries[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(3, sandbox.Requests.Count(request => request.Operation == NserOperation.GetAccessLog));
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1.0", false)]
    [InlineData("2.0", true)]
    [InlineData("2.0", false)]
    public async Task A_page_of_the_access_log_that_comes_again_is_an_error_but_calls_of_one_second_are_not(string version, bool alike)
    {
        await using var stub = new QueryStub(version, "Power", (_, count) => RawReply.Json(
            $$"""{{{(version == "1.0" ? $"\"page\":{count},\"pageSize\":2,\"totalRows\":6" : count < 3 ? $"\"continuationToken\":\"t{count}\"" : "\"x\":0")}},"rows":[{{Entry(1)}},{{Entry(alike ? 1 : 2)}}]}"""));

        var (pages, error) = await QueryStub.ReadAsync(stub.Client.AccessLog.ListAsync(Today, Today, new() { PageSize = 2 }));

        Assert.Equal(alike ? 3 : 1, pages.Count);
        if (alike)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.Contains("a page repeats an earlier one", Assert.IsType<NserTransportException>(error).Message, StringComparison.Ordinal);
        }

        static string Entry(int rows) => $$"""{"ip":"192.0.2.1","userId":"u","userName":"u","searchType":"searchHouseholdsByPmt","rows":{{rows}},"timestamp":"2026-03-02T09:00:00+05:00"}""";
    }

    [Fact]
    public async Task An_export_stops_where_the_budget_ends_and_goes_on_when_there_is_more()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        await using var free = sandbox.ClientFor("2.0");
        var (all, _, _) = await ListAsync(free, null);
        var before = await RowsAsync(free);
        var limit = before + (all.Count / 2);
        await using var poor = Budgeted(sandbox, "2.0", new() { MaxRows = limit });

        var (some, error, continuation) = await ListAsync(poor, null);
        var used = await RowsAsync(free);
        await using var rich = Budgeted(sandbox, "2.0", new() { MaxRows = used + all.Count - some.Count + 1 });
        var (rest, none, _) = await ListAsync(rich, continuation);

        Assert.Null(error!.Status);
        Assert.Contains("nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Equal(limit, used);
        Assert.InRange(some.Count, (all.Count / 2) - 1, all.Count / 2);
        Assert.Null(none);
        Assert.Equal(all, some.Concat(rest));
        Assert.InRange(await RowsAsync(free), used, used + rest.Count + 1);

        static async Task<(List<HouseholdId> Rows, NserThrottledException? Error, string? Continuation)> ListAsync(NserClient client, string? from)
        {
            var (pages, error) = await QueryStub.ReadAsync(client.Beneficiaries.ListAsync(new BeneficiaryQuery { TehsilCode = TehsilCode.Parse("PK61702") }, new() { Continuation = from }));
            return ([.. pages.SelectMany(page => page.Rows).Select(row => row.HouseholdId.Value)], (NserThrottledException?)error, pages[^1].Continuation);
        }

        static async Task<long> RowsAsync(NserClient client) => (await client.Usage.GetAsync(Today.AddDays(-1), Today.AddDays(1))).Rows;
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_budget_stops_before_it_is_exceeded_and_what_it_let_through_is_what_the_server_counted(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        await using var before = sandbox.ClientFor(version);
        await ReadAsync(before, 30);
        await using var client = Budgeted(sandbox, version, new() { MaxRows = 100 });

        var error = await Assert.ThrowsAsync<NserThrottledException>(() => ReadAsync(client, 1000, pageSize: 35));
        var usage = await client.Usage.GetAsync(Today.AddDays(-1), Today.AddDays(1));

        Assert.Null(error.Status);
        Assert.False(error.IsTransient);
        Assert.Equal(100, usage.Rows);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_budget_in_money_counts_at_the_servers_rate(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        await using var client = Budgeted(sandbox, version, new() { MaxAmount = 20.25m });

        await Assert.ThrowsAsync<NserThrottledException>(() => ReadAsync(client, 1000));

        Assert.Equal(20m, (await client.Usage.GetAsync(Today.AddDays(-1), Today.AddDays(1))).Amount);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Many_readers_at_once_and_lost_answers_stay_within_the_budget(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.SearchHouseholdsByPmt, times: 3);
        await using var client = Budgeted(sandbox, version, new() { MaxRows = 700 });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Assert.ThrowsAsync<NserThrottledException>(() => ReadAsync(client, 1000)))));

        Assert.InRange((await client.Usage.GetAsync(Today.AddDays(-1), Today.AddDays(1))).Rows, 1, 700);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task A_lost_answer_whose_repeat_the_budget_does_not_bear_is_an_error_of_the_budget(string version)
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        var fault = sandbox.Faults.DropAnswerAfterApplying(on: NserOperation.SearchHouseholdsByPmt, times: 1);
        await using var client = Budgeted(sandbox, version, new() { MaxRows = 15 });

        var error = await Assert.ThrowsAsync<NserThrottledException>(() => ReadAsync(client, 10, pageSize: 10));

        Assert.Equal(1, fault.Fired);
        Assert.False(error.IsTransient);
        Assert.Contains("the connection broke", error.Message, StringComparison.Ordinal);
        Assert.Contains("Raise Queries.Budget", error.Message, StringComparison.Ordinal);
        Assert.Equal(10, (await client.Usage.GetAsync(Today.AddDays(-1), Today.AddDays(1))).Rows);
        Assert.Single(sandbox.Requests, request => request.Operation == NserOperation.SearchHouseholdsByPmt);
    }

    [Fact]
    public async Task A_check_of_persons_that_the_budget_does_not_bear_whole_is_not_sent()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Registry = new() { Households = 2_000, Tehsils = ["PK61702"] } });
        await using var client = Budgeted(sandbox, "2.0", new() { MaxRows = 0 });

        await Assert.ThrowsAsync<NserThrottledException>(() => client.Eligibility.VerifyAsync(ProgrammeCode.Parse("BISP-KAFAALAT"), Cnic.Parse("9999912345671")));

        Assert.DoesNotContain(sandbox.Requests, request => request.Operation == NserOperation.VerifyEligibility);
    }

    [Theory]
    [InlineData("""{"from":"2026-03-01","to":"2026-03-31","rows":5,"ratePerRow":0.5,"amount":2.5,"byMethod":[{"method":"m","rows":4,"amount":2}]}""")]
    [InlineData("""{"from":"2026-02-01","to":"2026-03-31","rows":0,"ratePerRow":0.5,"amount":0,"byMethod":[]}""")]
    [InlineData("""{"from":"2026-03-01","to":"2026-03-31","rows":-1,"ratePerRow":0.5,"amount":0,"byMethod":[]}""")]
    [InlineData("""{"from":"2026-03-01","to":"2026-03-31","rows":1,"ratePerRow":0.5,"amount":0}""")]
    public async Task A_usage_that_contradicts_itself_or_the_question_is_an_error(string body)
    {
        await using var api = new FakeApi(_ => RawReply.Json(body));
        await using var client = new NserClient(api.Core);

        await Assert.ThrowsAsync<NserTransportException>(() => client.Usage.GetAsync(new(2026, 3, 1), new(2026, 3, 31)));
    }

    [Fact]
    public void A_budget_that_limits_nothing_is_a_fault_of_the_options() => Assert.Contains(
        "Queries.Budget",
        Assert.Throws<ArgumentException>(() => new NserClient(new NserClientOptions { BaseAddress = new("https://registry.example/"), UserName = "u", Password = "p", Queries = { Budget = new() } })).Message,
        StringComparison.Ordinal);

    private static NserClient Budgeted(NserSandbox sandbox, string version, RowBudgetOptions budget)
    {
        var options = sandbox.CreateOptions();
        options.PinnedVersion = NserApiVersion.Parse(version);
        options.Retry.BaseDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
        options.Queries.Budget = budget;
        return new(options);
    }

    private static async Task ReadAsync(NserClient client, int rows, int pageSize = 40)
    {
        var search = new PmtSearch { PmtRange = new() { From = 0, To = 100 }, TehsilCode = TehsilCode.Parse("PK61702") };
        await foreach (var _ in client.Households.SearchByPmtAsync(search, new() { MaxRows = rows, PageSize = Math.Min(rows, pageSize) }))
        {
        }
    }
}
