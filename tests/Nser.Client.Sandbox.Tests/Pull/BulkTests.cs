using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Nser.Client.Sandbox.Tests.Pull;

public sealed class BulkTests
{
    private const string Export = "/api/v2.0/beneficiaries/export?tehsil=PK61702";
    private const string Named = "tehsilCode quintile householdId fullName fatherOrHusbandName gender age address socioEconomicStatus programmeCode beneficiarySince";

    [Theory]
    [InlineData("Power", false, Named + " cnic contactNumber")]
    [InlineData("Power", true, Named + " cnic contactNumber pmtScore")]
    [InlineData("Standard", false, Named)]
    [InlineData("Standard", true, Named + " pmtScore")]
    [InlineData("Basic", true, "tehsilCode quintile gender age programmeCode")]
    public async Task Pages_and_export_hold_the_same_rows_with_the_fields_of_role_and_permission(string role, bool mayReadPmt, string names)
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync(role, account => account with { MayReadPmt = mayReadPmt });

        var lines = Lines(await WholeAsync(client, Export));
        var pages = new List<string>();
        for (var page = 1; pages.Count < lines.Length; page++)
        {
            var (_, body) = await PlainClient.ReadAsync(client.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1.0/beneficiaries?tehsil=PK61702&page={page}&pageSize=300")));
            Assert.Equal((page, 300, lines.Length), ((int)body["page"]!, (int)body["pageSize"]!, (int)body["totalRows"]!));
            pages.AddRange(body["rows"]!.AsArray().Select(row => row!.ToJsonString(BruteForce.Plain)));
        }

        Assert.Equal(pages, lines);
        Assert.Equal(sandbox.Households.Count(household => household is { IsBeneficiary: true, TehsilCode: "PK61702" }), lines.Length);
        Assert.Equal(names.Split(' ').Order(StringComparer.Ordinal), lines.SelectMany(line => PullSandbox.Names(JsonNode.Parse(line))).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_quintile_holds_its_fifth_and_a_tehsil_without_households_nothing()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Standard");

        var rows = Lines(await WholeAsync(client, Export + "&quintile=2")).Select(line => JsonNode.Parse(line)!).ToArray();

        Assert.Equal(
            sandbox.Households.Where(household => household is { IsBeneficiary: true, TehsilCode: "PK61702", Quintile: 2 }).Select(household => household.Id),
            rows.Select(row => (string)row["householdId"]!));
        Assert.Empty(await WholeAsync(client, "/api/v2.0/beneficiaries/export?tehsil=PK60102"));
    }

    [Theory]
    [InlineData(1_000_000_000, 1_000_000_000)]
    [InlineData(1, 400_000)]
    [InlineData(37, 61_003)]
    public async Task Ranges_put_together_are_the_whole_its_digest_and_its_rows(int odd, int even)
    {
        await using var sandbox = await PullSandbox.StartAsync(20_000);
        using var client = await sandbox.LogInAsync("Power");
        using var whole = await client.GetAsync(Export);
        var expected = await whole.Content.ReadAsByteArrayAsync();
        using var together = new MemoryStream();
        var rows = 0;
        for (var turn = 0; together.Length < expected.Length; turn++)
        {
            var from = together.Length;
            var to = Math.Min(expected.Length, from + (turn % 2 == 0 ? odd : even)) - 1;
            using var part = await RangeAsync(client, from, to, whole.Headers.ETag!.Tag);
            Assert.Equal(206, (int)part.StatusCode);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{to}/{expected.Length}"), part.Content.Headers.ContentRange!.ToString());
            Assert.Equal(Header(whole, "Repr-Digest"), Header(part, "Repr-Digest"));
            Assert.Equal(Header(whole, "Nser-Row-Count"), Header(part, "Nser-Row-Count"));
            rows += int.Parse(Header(part, "Nser-Rows-Returned"), CultureInfo.InvariantCulture);
            await part.Content.CopyToAsync(together);
        }

        Assert.True(rows > 2_000);
        Assert.Equal(expected, together.ToArray());
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(expected))}:", Header(whole, "Repr-Digest"));
        Assert.Equal(Header(whole, "Nser-Row-Count"), rows.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Lines(expected).Length, rows);
    }

    [Fact]
    public async Task A_download_is_resumed_to_its_end_and_starts_anew_when_the_export_is_another()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        using var whole = await client.GetAsync(Export);
        var expected = await whole.Content.ReadAsByteArrayAsync();

        using var rest = await RangeAsync(client, 1000, null, whole.Headers.ETag!.Tag);
        using var anew = await RangeAsync(client, 1000, null, "\"another\"");
        using var outside = await RangeAsync(client, expected.Length, null, null);
        using var same = await client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, Export) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } });

        Assert.Equal("bytes", Header(whole, "Accept-Ranges"));
        Assert.Equal(expected[1000..], await rest.Content.ReadAsByteArrayAsync());
        Assert.Equal((200, expected.Length), ((int)anew.StatusCode, (await anew.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal((416, string.Create(CultureInfo.InvariantCulture, $"bytes */{expected.Length}")), ((int)outside.StatusCode, outside.Content.Headers.ContentRange!.ToString()));
        Assert.Equal("urn:nser:problem:bad-request", (string)JsonNode.Parse(await outside.Content.ReadAsStringAsync())!["type"]!);
        Assert.Equal((304, whole.Headers.ETag!.Tag, ""), ((int)same.StatusCode, same.Headers.ETag!.Tag, await same.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_limited_account_gets_the_first_lines_and_then_none()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Basic", account => account with { RowLimit = 25 });
        using var power = await sandbox.LogInAsync("Power");
        (await client.GetAsync("/api/v1.0/beneficiaries?tehsil=PK61702&pageSize=5")).Dispose();

        using var some = await client.GetAsync(Export);
        var lines = Lines(await some.Content.ReadAsByteArrayAsync());

        Assert.Equal((20, "20", "20", "0"), (lines.Length, Header(some, "Nser-Row-Count"), Header(some, "Nser-Rows-Returned"), Header(some, "Nser-Rows-Remaining")));
        Assert.Equal((429, "row-limit"), await PlainClient.ProblemAsync(client.GetAsync(Export)));
        Assert.True(Lines(await WholeAsync(power, Export)).Length > 20);
    }

    [Theory]
    [InlineData("", "/tehsil")]
    [InlineData("?tehsil=Lahore", "/tehsil")]
    [InlineData("?tehsil=PK71799", "/tehsil")]
    [InlineData("?tehsil=PK61702&quintile=6", "/quintile")]
    [InlineData("?tehsil=PK61702&quintile=first", "/quintile")]
    [InlineData("?tehsil=PK61702&cnic=1", "/cnic")]
    public async Task A_wrong_query_is_refused_with_the_place(string query, string pointer)
    {
        await using var sandbox = await PullSandbox.StartAsync(10);
        using var client = await sandbox.LogInAsync("Power");

        foreach (var path in (string[])["/api/v1.0/beneficiaries", "/api/v2.0/beneficiaries/export"])
        {
            var (status, problem) = await PlainClient.ReadAsync(client.GetAsync(path + query));
            Assert.Equal(400, status);
            Assert.Contains(pointer, problem["errors"]!.AsArray().Select(error => (string)error!["pointer"]!));
        }
    }

    [Fact]
    public async Task A_fault_cuts_an_export_that_is_written_while_it_is_sent()
    {
        await using var sandbox = await PullSandbox.StartAsync();
        using var client = await sandbox.LogInAsync("Power");
        var whole = await WholeAsync(client, Export);

        sandbox.Server.Faults.TruncateBody(silently: true);
        sandbox.Server.Faults.SlowBody(TimeSpan.FromMilliseconds(1));

        Assert.Equal(whole[..(whole.Length / 2)], await WholeAsync(client, Export));
        Assert.Equal(whole, await WholeAsync(client, Export));
        Assert.Equal(2, sandbox.Server.Faults.Fired);
    }

    private static async Task<byte[]> WholeAsync(PlainClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Task<HttpResponseMessage> RangeAsync(PlainClient client, long from, long? to, string? condition)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Export);
        request.Headers.Range = new RangeHeaderValue(from, to);
        request.Headers.IfRange = condition is null ? null : new RangeConditionHeaderValue(condition);
        return client.Http.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private static string[] Lines(byte[] export)
    {
        var text = Encoding.UTF8.GetString(export);
        Assert.True(text.Length == 0 || text[^1] == '\n');
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
