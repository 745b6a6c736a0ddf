using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Nser.Client.Api;
using Nser.Client.Sandbox.Seeds;
using Nser.Standards;

namespace Nser.Client.Sandbox.Tests.Contract;

/// <summary>A sandbox started with a profile in which every name differs serves those names and no other.</summary>
public sealed class ChangedProfileTests
{
    private static readonly ContractProfile Changed = Change(ContractProfile.Default);

    [Fact]
    public async Task Every_route_header_member_and_word_is_the_profiles()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Profile = Changed });
        using var client = new PlainClient(sandbox);
        using var login = await client.SendAsync(HttpMethod.Post, "/x/1.0/auth/token", $$"""{"x_userName":"{{sandbox.UserName}}","x_password":"{{sandbox.Password}}"}""");
        var token = JsonNode.Parse(await login.Content.ReadAsStringAsync())!;
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)token["x_token"]!);
        Assert.Equal("probe", Assert.Single(login.Headers.GetValues("X-Where")));

        var (status, body) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, "/x/1.0/x-programme-enrollments", $$"""
            {"x_batchId":"b","x_organizationCode":"SANDBOX","x_generatedAt":"2025-01-01T00:00:00+05:00","x_recordCount":1,"x_records":[{{SyntheticPeople.EnrollmentLines(1)[0]}}]}
            """));
        Assert.Equal((200, 1), (status, (int)body["x_accepted"]!));

        var lines = Encoding.UTF8.GetBytes(SyntheticPeople.EnrollmentLines(2)[1] + "\n{}\n");
        var push = new HttpRequestMessage(HttpMethod.Post, "/x/2.0/x-programme-enrollments/batches?x_dryRun=true") { Content = new ByteArrayContent(lines) };
        push.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        push.Headers.Add("X-Idempotency-Key", Guid.NewGuid().ToString());
        push.Headers.Add("X-Nser-Record-Count", "2");
        push.Headers.Add("X-Content-Digest", $"sha-256=:{Convert.ToBase64String(SHA256.HashData(lines))}:");
        var (_, batch) = await PlainClient.ReadAsync(client.Http.SendAsync(push));
        Assert.Equal(["x-accepted", "x-rejected"], batch["x_results"]!.AsArray().Select(result => (string)result!["x_outcome"]!));
        Assert.Equal("x_pointer x_code x_severity x_message x_index".Split(' ').Order(), ((JsonObject)batch["x_results"]![1]!["x_errors"]![0]!).Select(member => member.Key).Order());

        using var versions = await client.GetAsync("/x/versions");
        Assert.Equal("x-supported", (string)JsonNode.Parse(await versions.Content.ReadAsStringAsync())!["x_versions"]![0]!["x_status"]!);
        Assert.True(versions.Headers.Contains("X-api-supported-versions"));
        using var unknown = await client.GetAsync("/x/2.0/x-geo-units/none");
        Assert.Equal("tag:x:unknown-resource", (string)JsonNode.Parse(await unknown.Content.ReadAsStringAsync())!["x_type"]!);
        Assert.Empty(sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task Searches_and_queries_have_the_profiles_names_and_rows_keep_the_standards()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Profile = Changed, Registry = new() { Tehsils = ["PK61702"] } });
        using var client = new PlainClient(sandbox);
        using var login = await client.SendAsync(HttpMethod.Post, "/x/1.0/auth/token", $$"""{"x_userName":"{{sandbox.UserName}}","x_password":"{{sandbox.Password}}"}""");
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)JsonNode.Parse(await login.Content.ReadAsStringAsync())!["x_token"]!);
        const string search = """{"x_pmtRange":{"from":0,"to":50},"x_location":{"provinceCode":"PK6","districtCode":"PK617","tehsilCode":"PK61702"},"x_pageSize":1}""";

        using var found = await client.SendAsync(HttpMethod.Post, "/x/2.0/households/search/pmt", search);
        var page = JsonNode.Parse(await found.Content.ReadAsStringAsync())!;
        var (_, bulk) = await PlainClient.ReadAsync(client.GetAsync("/x/1.0/beneficiaries?x_tehsil=PK61702&x_quintile=1&x_page=2&x_pageSize=3"));
        var (_, usage) = await PlainClient.ReadAsync(client.GetAsync("/x/1.0/usage?x_from=2020-01-01&x_to=2040-01-01"));
        var (status, refused) = await PlainClient.ReadAsync(client.SendAsync(HttpMethod.Post, "/x/2.0/households/search/pmt", search.Replace("x_pmtRange", "pmtRange", StringComparison.Ordinal)));

        Assert.Equal("1", Assert.Single(found.Headers.GetValues("X-Nser-Rows-Returned")));
        Assert.NotNull((string?)page["x_continuationToken"]);
        Assert.StartsWith("99999", (string)page["x_rows"]![0]!["householdId"]!, StringComparison.Ordinal);
        Assert.Equal((2, 3, 3), ((int)bulk["x_page"]!, (int)bulk["x_pageSize"]!, bulk["x_rows"]!.AsArray().Count));
        Assert.Equal(4, (int)usage["x_rows"]!);
        Assert.Equal((400, "/x_pmtRange"), (status, (string)refused["x_errors"]![0]!["x_pointer"]!));
        Assert.Empty(sandbox.UnmatchedRequests);
    }

    [Fact]
    public async Task The_default_names_are_unknown_there()
    {
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Profile = Changed });
        using var client = new PlainClient(sandbox);

        foreach (var path in (string[])["/api/versions", "/api/v1.0/programme-enrollments/x", "/x/1.0/programme-enrollments/x"])
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(404, (int)answer.StatusCode);
        }

        Assert.Equal(3, sandbox.UnmatchedRequests.Count);
    }

    [Theory]
    [InlineData(SafeRepeat.UpsertByRecordId, 1, 3)]
    [InlineData(SafeRepeat.Lookup, 2, 0)]
    [InlineData(SafeRepeat.None, 2, 0)]
    public async Task A_profile_without_an_idempotency_key_recognises_only_what_it_says(SafeRepeat repeat, int applications, int duplicates)
    {
        var profile = ContractProfile.Default with { SafeRepeats = NserApiVersion.Known.ToDictionary(version => version, _ => repeat) };
        await using var sandbox = await NserSandbox.StartAsync(new NserSandboxOptions { Profile = profile });
        using var client = await new PlainClient(sandbox).LogInAsync();

        (await client.PushV1Async(SyntheticPeople.EnrollmentLines(3), "twice")).Dispose();
        (await client.PushV1Async(SyntheticPeople.EnrollmentLines(3), "twice")).Dispose();

        Assert.Equal((3, applications, 0, duplicates), (sandbox.Ledger.Count, sandbox.Ledger.MostApplications, sandbox.Ledger.Replays, sandbox.Ledger.Duplicates));
    }

    private static ContractProfile Change(ContractProfile profile)
    {
        var file = new JsonObject
        {
            ["name"] = "changed",
            ["routes"] = new JsonObject(profile.Routes.GroupBy(route => route.Operation).Select(group => KeyValuePair.Create(group.Key.ToString(), (JsonNode?)(group.First().Version is null
                ? Moved(group.First())
                : new JsonObject(group.Select(route => KeyValuePair.Create(route.Version!.Value.ToString(), (JsonNode?)Moved(route)))))))),
            ["libraries"] = Names(profile.Libraries, name => "x-" + name),
            ["headers"] = Names(profile.Headers, name => "X-" + name),
            ["members"] = Names(profile.Members, name => "x_" + name),
            ["problems"] = Names(profile.Problems, name => "tag:x:" + name),
            ["values"] = Names(profile.Values, name => "x-" + name),
            ["claims"] = Names(profile.Claims, name => "x_" + name),
            ["environment"] = new JsonObject { ["tokenClaim"] = "x_env", ["header"] = "X-Where", ["stagingValue"] = "probe" },
        };
        return ContractProfile.Load(new MemoryStream(Encoding.UTF8.GetBytes(file.ToJsonString())));
    }

    private static JsonValue Moved(ContractRoute route) =>
        JsonValue.Create($"{route.Method} {route.Template.Replace("/api/v{version}", "/x/{version}", StringComparison.Ordinal).Replace("/api/", "/x/", StringComparison.Ordinal)}");

    private static JsonObject Names(ContractNames names, Func<string, string> change) =>
        new(names.Canonical.Select(name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(change(name)))));
}
